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

  /// The label that is meant, and whether it is called otherwise than was typed.
  ///
  /// - Throws: A diagnostic if the name can mean several families and nobody is there to choose.
  func label(of typed: String, host: any Host) throws -> (label: String, isOther: Bool) {
    if let same = known[typed.lowercased()] { return (same, false) }
    let families = names.families(of: typed)
    guard let first = families.first else { return (typed, false) }
    if families.count == 1 { return (first, true) }
    if host.isInteractive,
      let answer = host.ask("\(.text(typed)) is \(.text(families.joined(separator: " or "))); which? "),
      let chosen = families.first(where: { $0.lowercased() == answer.lowercased() })
    {
      return (chosen, true)
    }
    throw Diagnostic(
      "several-families", "\(.text(typed), .strong) can be \(.text(families.joined(separator: " or ")))",
      kind: .usage,
      at: .parameter("to"), suggestions: families.map { "to=\(Quoting.quotedIfNeeded($0))" })
  }
}
