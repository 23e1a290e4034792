/// What becomes of a cell that names several genres.
public enum GenreReading: String, Sendable, CaseIterable {
  /// The first is the genre of the track.
  case first
  /// The track stands in the table once for each of them.
  case all
  /// The cell is the name of one genre, whatever stands in it.
  case whole
}

/// Which marks separate genres in the cells of a column, told by the names of all of them.
struct GenreEvidence: Sendable {
  /// Rows with a genre, and those whose genre is written as a list.
  private(set) var rows = 0
  private(set) var listed = 0
  /// The names, up to a number that no column of genres has.
  private var names: Set<String> = []

  private static let most = 20_000

  /// Counts the rows of a column or of a batch of it.
  mutating func add(_ column: CategoryColumn) {
    for (name, count) in zip(column.names, column.counts) {
      rows += count
      if ListText.isList(name) { listed += count }
    }
    if names.count < Self.most { names.formUnion(column.names.prefix(Self.most)) }
  }

  /// Adds what other rows tell.
  mutating func add(_ other: GenreEvidence) {
    rows += other.rows
    listed += other.listed
    if names.count < Self.most { names.formUnion(other.names) }
  }

  /// What separates genres in cells that are no lists; empty if nothing does.
  ///
  /// Nobody writes a semicolon or a bar into the name of a genre. A comma may be part of one, as in "Folk, World, &
  /// Country": it separates if most of the cells with one are made of names that other cells have too.
  var separators: Set<Character> {
    var found: Set<Character> = []
    for mark in [";", "|"] as [Character]
    where names.contains(where: { $0.contains(mark) && EntityText.plain($0).contains(mark) }) {
      found.insert(mark)
    }
    let joined = names.filter { $0.contains(",") && !ListText.isList($0) }
    guard !joined.isEmpty else { return found }
    var uses: [String: Int] = [:]
    for name in names where !ListText.isList(name) {
      for piece in Set(GenreNamesText.pieces(name, [",", ";", "|"])) { uses[piece, default: 0] += 1 }
    }
    let sure = joined.count { name in
      GenreNamesText.pieces(name, [",", ";", "|"]).allSatisfy { uses[$0, default: 0] > 1 }
    }
    if sure * 2 >= joined.count, sure > 1 || !found.isEmpty { found.insert(",") }
    return found
  }
}

/// Several genres in one cell.
public enum GenreNamesText {
  /// The genres that a cell names, each once and in their order: those of a list, or those between the marks.
  public static func names(_ cell: String, separators: Set<Character> = [",", ";", "|"]) -> [String] {
    var seen: Set<String> = []
    let all = ListText.isList(cell) ? ListText.items(cell) : pieces(cell, separators)
    return all.compactMap { name in
      let trimmed = String(name.trimmingSpaces)
      return trimmed.isEmpty || !seen.insert(trimmed.lowercased()).inserted ? nil : trimmed
    }
  }

  fileprivate static func pieces(_ cell: String, _ separators: Set<Character>) -> [String] {
    cell.split { separators.contains($0) }.map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
  }
}
