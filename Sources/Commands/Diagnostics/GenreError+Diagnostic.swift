import Report
import Shell
import Tabular

extension GenreError: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .noGenreColumn:
      Diagnostic(
        "no-genres", "the table has no column of genres",
        help: "a column called track_genre or genre is taken for it")
    case .unknown(let genres, let known): Self.unknown(genres, known)
    case .nothingLeft: Diagnostic("nothing-left", "no track would be left", at: .parameter("genres"))
    case .inTwoGroups(let genre, let groups):
      Diagnostic(
        "genre-in-two-groups",
        "\(.genre(genre), .strong) is put into \(groups.joined(separator: " and into "))",
        kind: .usage, at: .parameter("name"), help: "a genre can be in one group")
    }
  }

  private static func unknown(_ genres: [String], _ known: [String]) -> Diagnostic {
    let near = genres.flatMap { genre -> [String] in
      let found = NearestNames.of(genre, among: known)
      // Part of a longer name is a likely slip too: "rock" where there is "alt-rock".
      return found.isEmpty ? known.filter { $0.contains(genre.lowercased()) } : found
    }
    let few = known.count <= 24
    return Diagnostic(
      "unknown-genre", "the table has no genre \(.text(genres.joined(separator: ", ")), .strong)",
      at: .parameter("genres"),
      help: few
        ? "it has \(known.joined(separator: ", "))"
        : "\(.code("genres")) lists the \(known.count) that it has",
      suggestions: Array(near.prefix(4)))
  }
}
