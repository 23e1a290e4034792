/// A token or another text that must reach no output, record, log or error: only `reveal()` gives it away.
public struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  /// Takes a text that is to stay unseen.
  public init(_ text: String) { self.text = text }

  /// The text itself, for the header, query or body of a request and for the file that keeps it.
  public func reveal() -> String { text }

  /// Never the text: always `(secret)`.
  public var description: String { "(secret)" }
  /// Never the text: always `(secret)`.
  public var debugDescription: String { description }
  /// What debuggers and `dump` see: nothing.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
