import Report
import Shell
import Tabular

extension SplitError: DiagnosticError {
  /// Says why the table cannot be split so, and which fractions or grouping would do.
  public var diagnostic: Diagnostic {
    switch self {
    case .badFractions(let text):
      usage("bad-fractions", "\(.text(text), .strong) are not shares such as \(.code("60/20/20"))")
    case .fractionsSum(let sum):
      usage(
        "fractions-sum",
        "the shares are together \(.number(sum, digits: sum == sum.rounded() ? 0 : 1)), not 100")
    case .nothingToTrainOn: usage("nothing-to-train-on", "the first share, for training, is 0")
    case .noRows: Diagnostic("no-rows", "the table has no rows")
    case .genresTooSmall(let genres, let needed, let grouping): tooSmall(genres, needed, grouping)
    case .missingColumn(let column, let grouping):
      Diagnostic(
        "missing-column",
        "splitting by \(grouping.rawValue) needs the column \(.name(column.text)), which the table lacks",
        at: .parameter("by"), suggestions: ["split by=row"])
    case .badFoldCount(let count, let groups):
      Diagnostic(
        "bad-folds", "\(count) folds cannot be made of \(groups) groups", kind: .usage,
        at: .parameter("folds"))
    case .fileLacksColumn(let path, let column):
      file("no-such-column", "\(.text(path), .strong) has no column \(.name(column))")
    case .unknownSide(let path, let row, let text):
      file(
        "unknown-side",
        "row \(row) of \(.text(path), .strong) says \(.text(text), .strong), not train, val or test")
    case .badRowNumber(let path, let row, let text):
      file(
        "bad-row-number", "row \(row) of \(.text(path), .strong) has \(.text(text), .strong) for a row number"
      )
    case .contradiction(let path, let row):
      file("contradiction", "row \(row) of \(.text(path), .strong) puts a track on a second side")
    case .otherTrack(let path, let row, let expected, let found):
      file(
        "other-track",
        "row \(row) of \(.text(path), .strong) is for the track \(.text(found)), but that row here is \(.text(expected))"
      )
    case .nothingAssigned(let path):
      file("nothing-assigned", "\(.text(path), .strong) puts no row of this table on the training side")
    }
  }

  private func usage(_ code: String, _ message: Text) -> Diagnostic {
    Diagnostic(code, message, kind: .usage, at: .parameter("shares"), suggestions: ["split 60/20/20"])
  }

  private func file(_ code: String, _ message: Text) -> Diagnostic {
    Diagnostic(code, message, at: .parameter("from"))
  }

  private func tooSmall(_ genres: [SmallGenre], _ needed: Int, _ grouping: SplitGrouping) -> Diagnostic {
    let named = genres.filter { !$0.genre.isEmpty }
    guard let first = named.first else {
      return Diagnostic("too-few-tracks", "there are too few tracks for \(needed) sides")
    }
    let others = named.count > 1 ? " (and \(named.count - 1) more genres)" : ""
    return Diagnostic(
      "genre-too-small",
      "\(.genre(first.genre)) has only \(first.groups) to keep together by \(grouping.rawValue), too few for \(needed) sides\(others)",
      help: "leave it out, or split by something smaller",
      suggestions: [
        "filter genres not " + named.map { Quoting.quotedIfNeeded($0.genre) }.joined(separator: ",")
      ])
  }
}
