/// Finds out which commas of a column separate artists and which are part of a name, from the names of all its cells:
/// a comma separates where both sides occur as artists by themselves too.
struct ArtistNames {
  private let style: ArtistStyle
  /// Artists whose name is known to hold a comma, in lower case.
  private let known: Set<String>
  /// The parts without a comma.
  private var alone: Set<String> = []
  /// The parts with commas, taken apart at each of them.
  private var pieces: [String: [String]] = [:]

  init(_ style: ArtistStyle, known: [String]) {
    self.style = style
    self.known = Set(known)
  }

  /// Whether the comma at a place is one of a number such as 10,000.
  static func isBetweenDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    place > 0 && place + 1 < bytes.count && bytes[place - 1] &- 48 < 10 && bytes[place + 1] &- 48 < 10
  }

  /// Gathers the names of a column or of a batch of it.
  mutating func add(_ column: TextColumn) {
    for row in 0..<column.count {
      guard let cell = column[row] else { continue }
      for part in cell.split(separator: ";") {
        let name = String(part.trimmingSpaces)
        if !name.utf8.contains(Byte.comma) {
          alone.insert(name)
        } else if pieces[name] == nil {
          pieces[name] = split(name)
        }
      }
    }
  }

  /// The text at each comma that could separate artists, joined again where a known name holds one.
  private func split(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece: [UInt8] = []
    var copy = text
    copy.withUTF8 { bytes in
      for place in bytes.indices {
        let byte = bytes[place]
        let isSeparator: Bool =
          if byte != Byte.comma || (place > 0 && bytes[place - 1] == Byte.backslash) {
            false
          } else if style.isTight {
            !Self.isBetweenDigits(bytes, place)
          } else {
            place + 1 == bytes.count || bytes[place + 1] == Byte.space
          }
        if isSeparator {
          pieces.append(Self.text(piece))
          piece.removeAll(keepingCapacity: true)
        } else {
          piece.append(byte)
        }
      }
    }
    pieces.append(Self.text(piece))
    return joiningKnown(pieces.filter { !$0.isEmpty })
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(String(decoding: bytes, as: UTF8.self).trimmingSpaces)
  }

  private func joiningKnown(_ pieces: [String]) -> [String] {
    guard !known.isEmpty, pieces.count > 1 else { return pieces }
    var joined: [String] = []
    var index = 0
    while index < pieces.count {
      // No known name has more than five commas.
      let longest = min(pieces.count, index + 6)
      let end = stride(from: longest, to: index + 1, by: -1).first { end in
        known.contains(pieces[index..<end].joined(separator: ", ").lowercased())
      }
      joined.append(pieces[index..<(end ?? index + 1)].joined(separator: style.isTight ? "," : ", "))
      index = end ?? index + 1
    }
    return joined
  }

  /// The style with what becomes of each part that holds a comma.
  func settled() -> ArtistStyle {
    var settled = style
    let neighbours = Neighbours(pieces.values, alone: alone)
    let boundaries = Set(pieces.values.flatMap { zip($0, $0.dropFirst()).map(Boundary.init) })
    let sure = boundaries.count { neighbours.isSure($0) }
    let isStrong = style.isSurelyCommas || sure * 4 >= boundaries.count
    for (part, pieces) in pieces {
      var artists: [String] = []
      for (index, piece) in pieces.enumerated() {
        let isNew =
          index == 0
          || separates(Boundary(pieces[index - 1], piece), neighbours, isStrong: isStrong && sure > 0)
        if isNew {
          artists.append(piece)
        } else {
          artists[artists.count - 1] += (style.isTight ? "," : ", ") + piece
        }
      }
      settled.parts[part] = artists.map { $0.replacing("\\,", with: ",") }.joined(separator: ";")
    }
    return settled
  }

  private func separates(_ boundary: Boundary, _ neighbours: Neighbours, isStrong: Bool) -> Bool {
    if style.isSurelyCommas || neighbours.isSure(boundary) { return true }
    let isKnown = [boundary.left, boundary.right].contains { known.contains($0.lowercased()) }
    if isKnown { return true }
    // One side alone says little: "…, The …" and "…, … & …" are names of one artist.
    let right = boundary.right.lowercased()
    let isTail =
      right.hasPrefix("the ") || right.contains(" & ") || right.contains(" and ")
      || ["jr", "jr.", "sr", "sr.", "ii", "iii"].contains(right)
    return isStrong && !isTail && (neighbours.isFree(left: boundary) || neighbours.isFree(right: boundary))
  }
}

/// Two pieces of text with a comma between them.
private struct Boundary: Hashable {
  let left: String
  let right: String

  init(_ left: String, _ right: String) {
    self.left = left
    self.right = right
  }
}

/// Which pieces stand beside which others.
private struct Neighbours {
  /// For each piece what follows it and what precedes it, as far as it is one thing; `nil` for several.
  private var following: [String: String?] = [:]
  private var preceding: [String: String?] = [:]
  private let alone: Set<String>
  private static let end = "\u{0}"

  init(_ parts: some Sequence<[String]>, alone: Set<String>) {
    self.alone = alone
    for pieces in parts {
      for (index, piece) in pieces.enumerated() {
        Self.note(index + 1 < pieces.count ? pieces[index + 1] : Self.end, of: piece, in: &following)
        Self.note(index > 0 ? pieces[index - 1] : Self.end, of: piece, in: &preceding)
      }
    }
  }

  private static func note(_ neighbour: String, of piece: String, in table: inout [String: String?]) {
    switch table[piece] {
    case .none: table[piece] = .some(neighbour)
    case .some(.some(let known)) where known != neighbour: table[piece] = .some(nil)
    default: break
    }
  }

  /// Whether the left piece is also seen without the right one, and so on.
  func isFree(left boundary: Boundary) -> Bool {
    alone.contains(boundary.left) || following[boundary.left] != .some(.some(boundary.right))
  }
  func isFree(right boundary: Boundary) -> Bool {
    alone.contains(boundary.right) || preceding[boundary.right] != .some(.some(boundary.left))
  }
  func isSure(_ boundary: Boundary) -> Bool { isFree(left: boundary) && isFree(right: boundary) }
}
