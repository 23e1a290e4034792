import Library
import Report
import Shell

/// Something that is shown and confirmed before it is done: what was confirmed is what happens.
struct Confirmation<Preview: Sendable> {
  /// The command, for those who have to type `yes`.
  var command: String
  /// What happens, for the message where nobody can be asked.
  var deed: Text
  var question: Text
  /// Shows exactly what would happen.
  var show: @Sendable (Preview) -> Output
  /// Whether nothing would happen, so that there is nothing to ask.
  var isNothing: @Sendable (Preview) -> Bool

  /// How it ended.
  enum Ending<Result> {
    case done(Result)
    /// The person said no.
    case refused
    /// By now there is nothing to do any more.
    case nothing(Preview)
  }

  /// Asks, unless `yes` was typed, and acts. If somebody else has acted between question and answer, the difference is
  /// shown and asked about anew; a script, which cannot be asked, fails.
  func run<Result>(
    _ first: Preview, isConfirmed: Bool, by host: any Host, act: (Preview) async throws -> Result
  ) async throws -> Ending<Result> {
    var preview = first
    var isAgain = false
    while true {
      if isNothing(preview) { return .nothing(preview) }
      if !isConfirmed {
        guard host.isInteractive else {
          throw Diagnostic(
            "needs-yes", "\(.code(command)) \(.text(deed.plainText))", kind: .usage,
            help: "\(.code("\(command) yes")) does so without asking")
        }
        host.show(isAgain ? Output([.warning(Self.meanwhile)]) : Output())
        host.show(show(preview))
        guard host.confirm(question) else { return .refused }
      }
      do {
        return .done(try await act(preview))
      } catch let changed as Changed<Preview> {
        guard !isConfirmed else {
          throw Diagnostic(
            "changed-meanwhile", Self.meanwhile,
            help: "nothing was done; \(.code(command)) starts from what is there now")
        }
        preview = changed.now
        isAgain = true
      }
    }
  }

  private static var meanwhile: Text { "somebody else has acted meanwhile: it would not be what was shown" }
}
