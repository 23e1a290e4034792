import Learning
import Report
import Shell

extension BrokenPrediction: DiagnosticError {
  /// Says why it was broken off, what is done, and how to go on.
  public var diagnostic: Diagnostic {
    let done: Text = "\(counted: rows, "track") stand in \(.text(path), .strong)"
    let help: Text =
      "the same line goes on from there, \(.code("resume=no")) begins anew; without need for it, delete the file"
    switch reason {
    case is CancellationError:
      return Diagnostic("interrupted", "interrupted; " + done, kind: .interrupted, help: help)
    case let known as any DiagnosticError:
      var diagnostic = known.diagnostic
      diagnostic.message = diagnostic.message + "; " + done
      diagnostic.help = (diagnostic.help.map { $0 + "; " } ?? "") + help
      return diagnostic
    default:
      return Diagnostic("broken-off", "\(String(describing: reason)); " + done, help: help)
    }
  }
}

extension Diagnostic {
  /// The same, at what was typed for a parameter.
  func placed(at parameter: String) -> Diagnostic {
    var placed = self
    placed.place = .parameter(parameter)
    return placed
  }
}
