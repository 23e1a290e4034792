import Library
import Music
import Report
import Shell

/// Finds the genre or family that a person means by a name: what the library knows under that very name, else the family of
/// genres that the name speaks of.
struct GenreGoal {
  /// The names that are known, by their lower-case form.
  private let known: [String: String]
  private let names: GenreNames

  /// The goals of a library: families and their genres, what was predicted or placed, and what the plan has.
  init(_ environment: HostEnvironment, _ store: LibraryStore) throws {
    let families = try environment.genreFamilies()
    names = try environment.genreNames()
    var all = families.families.flatMap { [$0.name] + $0.genres }
    all += try store.predictions().values.compactMap(\.genre)
    all += try store.placements().values.compactMap(\.genre)
    if let plan = try? store.plan() { all += plan.playlists.map(\.label) }
    known = Dictionary(all.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What is meant by a name; one that means nothing yet is the name of a genre of the person's own.
  ///
  /// - Throws: A diagnostic if the name can mean several families and nobody is there to choose.
  func label(of typed: String, host: any Host) throws -> Found {
    if let same = known[typed.lowercased()] { return Found(label: same, relation: .same) }
    let families = names.families(of: typed)
    guard let first = families.first else {
      let near = NearestNames.of(typed, among: known.values.sorted())
      return Found(label: typed, relation: .new(near: Array(near.prefix(3))))
    }
    if families.count == 1 { return Found(label: first, relation: .partOfIt) }
    if host.isInteractive,
      let answer = host.ask("\(.text(typed)) is \(.text(families.joined(separator: " or "))); which? "),
      let chosen = families.first(where: { $0.lowercased() == answer.lowercased() })
    {
      return Found(label: chosen, relation: .partOfIt)
    }
    throw Diagnostic(
      "several-families", "\(.text(typed), .strong) can be \(.text(families.joined(separator: " or ")))",
      kind: .usage,
      at: .parameter("to"), suggestions: families.map { "to=\(Quoting.quotedIfNeeded($0))" })
  }
}
