import Report

/// The kinds of things that a session holds by name.
public struct ItemKind: Sendable, Hashable {
  /// The word for one, such as `dataset`.
  public let name: String
  /// The word for several.
  public let plural: String

  /// A kind of item.
  public init(_ name: String, plural: String? = nil) {
    self.name = name
    self.plural = plural ?? name + "s"
  }
}

/// An immutable thing that a session holds by name: a dataset, a split, a model.
public protocol SessionItem: Sendable {
  /// What kind of thing it is.
  static var kind: ItemKind { get }
  /// The kind that it belongs to, as a split belongs to a dataset; `nil` for a thing in its own right.
  static var basisKind: ItemKind? { get }
  /// One line on what it holds, for `list`.
  var summary: Text { get }
  /// A short content hash: equal for equal content.
  var fingerprintText: String { get }
  /// About how much memory it holds.
  var byteCount: Int { get }
  /// The fingerprint of what it belongs to.
  var basis: String? { get }
}

extension SessionItem {
  public static var basisKind: ItemKind? { nil }
  public var basis: String? { nil }
}

/// Which thing a command read or made.
public struct ItemReference: Sendable, Hashable {
  /// What kind of thing.
  public var kind: ItemKind
  /// Under which name.
  public var name: String
  /// With which content.
  public var fingerprint: String
}

/// Why the session could not give what a command asked for.
public enum SessionError: DiagnosticError {
  /// Nothing of this kind exists yet.
  case nothing(ItemKind)
  /// There is no item of this name.
  case unknownItem(kind: ItemKind?, name: String, known: [String])
  /// There is nothing to undo or to redo.
  case nothingToUndo, nothingToRedo

  public var diagnostic: Diagnostic {
    switch self {
    case .nothing(let kind):
      let first = ["dataset": "load demo", "split": "split 60/20/20", "model": "train"][kind.name]
      return Diagnostic(
        "no-\(kind.name)", "there is no \(kind.name) yet",
        help: first.map { "start with \(.code($0))" })
    case .unknownItem(let kind, let name, let known):
      return Diagnostic(
        "unknown-name", "there is no \(kind?.name ?? "thing") called \(.text(name), .strong)",
        help: known.isEmpty ? nil : "there is \(known.joined(separator: ", "))",
        suggestions: NearestNames.of(name, among: known))
    case .nothingToUndo: return Diagnostic("nothing-to-undo", "there is nothing to undo")
    case .nothingToRedo: return Diagnostic("nothing-to-redo", "there is nothing to redo")
    }
  }
}
