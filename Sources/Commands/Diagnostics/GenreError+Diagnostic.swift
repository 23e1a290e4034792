import Report
import Shell
import Tabular

extension GenreError: DiagnosticError {
  /// Says which genre is unknown, and which of the known ones is nearest to it.
  public var diagnostic: Diagnostic {
    switch self {
    case .noGenreColumn:
      Diagnostic(
        "no-genres", "the table has no column of genres",
        help: "a column called track_genre or genre is taken for it")
    case .unknown(let genres, let known): Self.unknown(genres.first ?? "", known)
    case .nothingLeft: Diagnostic("nothing-left", "no track would be left", at: .parameter("genres"))
    case .inTwoGroups(let genre, let groups):
      Diagnostic(
        "genre-in-two-groups",
        "\(.genre(genre), .strong) is put into \(groups.joined(separator: " and into "))",
        kind: .usage, at: .element(genre, of: "name"), help: "a genre can be in one group")
    }
  }

  /// One for each genre that the table does not have.
  public var diagnostics: [Diagnostic] {
    guard case .unknown(let genres, let known) = self else { return [diagnostic] }
    return genres.map { Self.unknown($0, known) }
  }

  private static func unknown(_ genre: String, _ known: [String]) -> Diagnostic {
    let near = NearestNames.of(genre, among: known)
    let few = known.count <= 24
    return Diagnostic(
      "unknown-genre", "the table has no genre \(.text(genre), .strong)", at: .element(genre, of: nil),
      help: few
        ? "it has \(known.joined(separator: ", "))"
        : "\(.code("genres")) lists the \(known.count) that it has",
      // Part of a longer name is a likely slip too: "rock" where there is "alt-rock".
      suggestions: Array((near.isEmpty ? known.filter { $0.contains(genre.lowercased()) } : near).prefix(4)))
  }
}
