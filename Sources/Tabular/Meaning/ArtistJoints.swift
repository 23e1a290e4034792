/// Marks and words that join artists and are part of as many names: `A & B`, `A x B`, `A with B`, `A vs. B`. They separate
/// only where each piece is an artist by itself elsewhere in the column: "Simon & Garfunkel" stays one artist.
struct ArtistJoints {
  private static let words: Set<String> = [
    "&", "＆", "+", "x", "X", "×", "with", "With", "w/", "vs", "vs.", "Vs", "Vs.", "VS", "VS.", "versus",
    "and",
    "And", "y", "et", "und", "con", "mit", "avec", "meets", "presents", "pres.",
  ]

  private let style: ArtistStyle
  /// The different cells.
  private var cells: Set<String> = []

  /// Whether the first cells of a column hold one.
  static func areFound(in cells: some Sequence<String>) -> Bool { cells.contains { !pieces(of: $0).isEmpty } }

  init(_ style: ArtistStyle) { self.style = style }

  /// Gathers the cells of a column or of a batch of it.
  mutating func add(_ column: TextColumn) {
    for row in 0..<column.count {
      if let cell = column[row] { cells.insert(cell) }
    }
  }

  /// The style with what becomes of names that are several artists, and the marks that join them; `nil` if there are
  /// none, or so few among names with the same marks that it may be chance.
  func settled() -> (style: ArtistStyle, marks: [String])? {
    var names: Set<String> = []
    for cell in cells {
      for name in (style.artists(cell) ?? "").split(separator: ";") {
        names.insert(String(name.trimmingSpaces))
      }
    }
    var joined: [String: [String]] = [:]
    var marks: Set<String> = []
    var candidates = 0
    for name in names {
      let pieces = Self.pieces(of: name)
      guard !pieces.isEmpty else { continue }
      candidates += 1
      guard let artists = Self.artists(pieces, among: names) else { continue }
      joined[name] = artists
      marks.formUnion(pieces.compactMap(\.mark).map { $0.lowercased().filter { $0 != "." } })
    }
    guard !joined.isEmpty, joined.count * 8 >= candidates else { return nil }
    func whole(_ name: String, _ depth: Int) -> [String] {
      guard depth < 8, let artists = joined[name] else { return [name] }
      return artists.flatMap { whole($0, depth + 1) }
    }
    var settled = style
    for (part, artists) in settled.parts {
      settled.parts[part] = artists.split(separator: ";").flatMap { whole(String($0), 0) }
        .joined(separator: ";")
    }
    for name in joined.keys where settled.parts[name] == nil {
      settled.parts[name] = whole(name, 0).joined(separator: ";")
    }
    return (settled, marks.sorted())
  }

  /// A part of a name, and what stands between it and the next one: a mark or word, or a comma, which is none by itself.
  private struct Piece {
    var text: String
    /// As it is written, with blanks.
    var joint = ""
    var mark: String?
  }

  /// A name taken apart at each mark, and at commas beside them, as in "A, B & C"; empty if it has no mark.
  private static func pieces(of name: String) -> [Piece] {
    guard name.utf8.contains(Byte.space) else { return [] }
    let tokens = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard tokens.contains(where: words.contains) else { return [] }
    var pieces: [Piece] = []
    var piece: [String] = []
    for token in tokens {
      if words.contains(token), !piece.isEmpty {
        pieces.append(Piece(text: piece.joined(separator: " "), joint: " \(token) ", mark: token))
        piece = []
      } else if token.hasSuffix(","), token.count > 1 {
        piece.append(String(token.dropLast()))
        pieces.append(Piece(text: piece.joined(separator: " "), joint: ", "))
        piece = []
      } else {
        piece.append(token)
      }
    }
    pieces.append(Piece(text: piece.joined(separator: " ")))
    let isJoined =
      pieces.count <= 16 && pieces.allSatisfy { $0.text != "" } && pieces.contains { $0.mark != nil }
    return isJoined ? pieces : []
  }

  /// The fewest artists that pieces are made of, each of them a name of the column; `nil` if they are none.
  private static func artists(_ pieces: [Piece], among names: Set<String>) -> [String]? {
    func named(_ range: ClosedRange<Int>) -> String? {
      var text = ""
      for place in range {
        text += pieces[place].text + (place < range.upperBound ? pieces[place].joint : "")
      }
      return names.contains(text) ? text : nil
    }
    // The best way to each place, from the left.
    var best: [[String]?] = [[]]
    for end in pieces.indices {
      var shortest: [String]?
      for start in 0...end where end - start + 1 < pieces.count {
        guard let before = best[start], let name = named(start...end) else { continue }
        if shortest.map({ $0.count > before.count + 1 }) ?? true { shortest = before + [name] }
      }
      best.append(shortest)
    }
    return best[pieces.count]
  }
}
