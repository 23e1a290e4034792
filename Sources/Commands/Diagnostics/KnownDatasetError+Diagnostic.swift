import Music
import Report
import Shell

extension KnownDatasetError: DiagnosticError {
  /// Says why a table with a name is not there, and which line fetches it.
  public var diagnostic: Diagnostic {
    switch self {
    case .absent(.demo):
      Diagnostic(
        "no-bundled-data", "the bundled table is not where timbre looks for it", at: .parameter("file"),
        help: "the environment variable \(.code("TIMBRE_DATA")) can name its folder")
    case .absent(let known):
      Diagnostic(
        "not-fetched", "\(.name(known.rawValue), .strong) has not been fetched yet", at: .parameter("file"),
        help: "\(.code("datasets fetch \(known.rawValue)")) brings it here once",
        suggestions: ["datasets fetch \(known.rawValue)"])
    case .notTheTable(let rows, let genres, let missing):
      Diagnostic(
        "not-the-table",
        "what came has \(counted: rows, "track") in \(counted: genres, "genre"), and lacks \(missing.isEmpty ? "no column" : missing.map(\.text).joined(separator: ", "))",
        kind: .network,
        help: "nothing of it was kept; \(.code("datasets.address")) may point to something else")
    case .noTable:
      Diagnostic(
        "not-the-table", "what came is no table of tracks", kind: .network,
        help: "nothing of it was kept; \(.code("datasets.address")) may point to something else")
    case .folder(let path):
      Diagnostic("cannot-write", "cannot write to the folder \(.text(path), .strong)")
    }
  }
}
