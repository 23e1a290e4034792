/// Marks between artists that few files have: `A / B`, `A|B`, `A、B`, `A feat. B`. The first rows show which of them a
/// column may have, and the names of all its cells which of them separate: a slash is part of a name, such as AC/DC,
/// where the pieces do not occur as artists by themselves.
struct ArtistMarks {
  /// One of them, as messages call it.
  private struct Mark {
    var name: String
    var spellings: [String]
    /// Whether hardly any name holds it.
    var isSure = true
  }

  private static let all = [
    Mark(name: "//", spellings: [" // "]), Mark(name: "/", spellings: ["/"], isSure: false),
    Mark(name: "|", spellings: ["|"]), Mark(name: "\\\\", spellings: ["\\\\"]),
    Mark(name: "、", spellings: ["、"]), Mark(name: "•", spellings: [" • ", " · "]),
    Mark(name: "line break", spellings: ["\r\n", "\n"]),
    Mark(
      name: "feat.",
      spellings: ["feat. ", "ft. ", "featuring ", "Feat. ", "Ft. ", "Featuring ", "FEAT. ", "FT. "].flatMap {
        [" (" + $0, " [" + $0, " " + $0]
      }),
  ]

  private let marks: [Mark]
  /// The cells without any of the marks.
  private var alone: Set<String> = []
  /// The cells with one, and what stands between the marks.
  private var pieces: [String: [String]] = [:]

  /// The marks that a column may have whose first cells these are, by their names.
  static func found(in cells: some Sequence<String>) -> [String] {
    var found: [String] = []
    for cell in cells where !ListText.isList(cell) {
      for mark in all
      where !found.contains(mark.name) && mark.spellings.contains(where: { cell.contains($0) }) {
        found.append(mark.name)
      }
    }
    return found
  }

  init(_ names: [String]) { marks = Self.all.filter { names.contains($0.name) } }

  /// Gathers the names of a column or of a batch of it.
  mutating func add(_ column: TextColumn) {
    for row in 0..<column.count {
      guard let cell = column[row] else { continue }
      let text = String(cell.trimmingSpaces)
      guard pieces[text] == nil, !alone.contains(text) else { continue }
      let parts = split(text)
      if parts.count > 1 { pieces[text] = parts } else { alone.insert(text) }
    }
  }

  private func split(_ text: String) -> [String] {
    var text = text
    for mark in marks {
      for spelling in mark.spellings where text.contains(spelling) {
        text = text.replacing(spelling, with: ";")
      }
    }
    return text.split(separator: ";").map { piece in
      var piece = piece.trimmingSpaces
      // What stood around a guest.
      for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
        if piece.last == close, !piece.contains(open) { piece = piece.dropLast() }
      }
      return String(piece)
    }.filter { !$0.isEmpty }
  }

  /// What cells become that name several artists, and by which mark they do.
  func settled() -> (parts: [String: String], mark: String)? {
    var uses: [String: Int] = [:]
    for parts in pieces.values { for piece in Set(parts) { uses[piece, default: 0] += 1 } }
    func isKnown(_ piece: String) -> Bool { alone.contains(piece) || uses[piece, default: 0] > 1 }
    let sure = pieces.values.count { $0.allSatisfy(isKnown) }
    let isStrong = sure * 2 >= pieces.count
    var settled: [String: String] = [:]
    for (cell, parts) in pieces {
      let isSure = marks.contains { mark in
        mark.isSure && mark.spellings.contains(where: { cell.contains($0) })
      }
      let separates =
        isSure
        ? pieces.count > 2 || parts.contains(where: isKnown)
        : parts.allSatisfy(isKnown) || (isStrong && parts.contains(where: isKnown))
      if separates { settled[cell] = parts.joined(separator: ";") }
    }
    let mark = marks.max { first, second in
      cells(with: first, in: settled) < cells(with: second, in: settled)
    }
    return settled.isEmpty ? nil : mark.map { (settled, $0.name) }
  }

  private func cells(with mark: Mark, in settled: [String: String]) -> Int {
    settled.keys.count { cell in mark.spellings.contains(where: { cell.contains($0) }) }
  }
}
