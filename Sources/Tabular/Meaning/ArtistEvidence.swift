/// How the cells of a column of artists are written, counted over all of them.
struct ArtistEvidence: Sendable {
  /// Cells that hold something.
  private(set) var cells = 0
  private(set) var lists = 0
  /// Lists that can be nothing else.
  private(set) var sureLists = 0
  /// Cells with a semicolon, and those with a blank behind one.
  private(set) var semicolons = 0
  private(set) var semicolonsWithBlank = 0
  /// Cells with a comma that no backslash marks as part of a name: with a blank behind it, and without.
  private(set) var commas = 0
  private(set) var tightCommas = 0
  /// Cells with `\,`.
  private(set) var escapes = 0

  private static let blockLength = 1 << 14

  /// Counts the cells of a column or of a batch of it.
  mutating func add(_ column: TextColumn, threads: Int) {
    let blocks = (column.count + Self.blockLength - 1) / Self.blockLength
    let found = concurrentMap(blocks, threads: threads) { block -> ArtistEvidence in
      var evidence = ArtistEvidence()
      let rows = block * Self.blockLength..<min((block + 1) * Self.blockLength, column.count)
      column.forEachBytes(in: rows) { _, bytes in if let bytes { evidence.count(bytes) } }
      return evidence
    }
    for evidence in found { add(evidence) }
  }

  /// Adds what other cells of the column tell.
  mutating func add(_ other: ArtistEvidence) {
    cells += other.cells
    lists += other.lists
    sureLists += other.sureLists
    semicolons += other.semicolons
    semicolonsWithBlank += other.semicolonsWithBlank
    commas += other.commas
    tightCommas += other.tightCommas
    escapes += other.escapes
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    cells &+= 1
    if ListText.isList(bytes) {
      lists &+= 1
      if ListText.isSure(bytes) { sureLists &+= 1 }
      return
    }
    guard Self.mayHoldSeparator(bytes) else { return }
    var (semicolon, blank, comma, tight, escape) = (false, false, false, false, false)
    for place in bytes.indices {
      let byte = bytes[place]
      guard byte == Byte.semicolon || byte == Byte.comma else { continue }
      let isBeforeBlank = place &+ 1 < bytes.count && bytes[place &+ 1] == Byte.space
      if byte == Byte.semicolon {
        semicolon = true
        // Doubled and at the end it separates nothing, as with a blank behind it.
        blank =
          blank || isBeforeBlank || place &+ 1 == bytes.count || bytes[place &+ 1] == Byte.semicolon
      } else if place > 0 && bytes[place &- 1] == Byte.backslash {
        escape = true
      } else if isBeforeBlank {
        comma = true
      } else if !ArtistNames.isBetweenDigits(bytes, place) {
        tight = true
      }
    }
    semicolons &+= semicolon ? 1 : 0
    semicolonsWithBlank &+= blank ? 1 : 0
    commas &+= comma ? 1 : 0
    tightCommas &+= tight ? 1 : 0
    escapes &+= escape ? 1 : 0
  }

  /// Whether a comma or a semicolon stands in a cell: eight bytes at a time, as most cells hold neither.
  @inline(__always)
  private static func mayHoldSeparator(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place &+ 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if holds(Byte.comma, word) || holds(Byte.semicolon, word) { return true }
      place &+= 8
    }
    while place < raw.count {
      if raw[place] == Byte.comma || raw[place] == Byte.semicolon { return true }
      place &+= 1
    }
    return false
  }

  /// Whether one of the eight bytes of a word is this one (H. S. Warren, Hacker's Delight, section 6-1).
  @inline(__always)
  private static func holds(_ byte: UInt8, _ word: UInt64) -> Bool {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0
  }

  /// How the cells are to be taken apart, as far as counting tells.
  func style(escapesCommas: Bool) -> ArtistStyle {
    if lists * 2 > cells { return ArtistStyle(form: .lists) }
    // Where semicolons separate artists, a comma is part of a name.
    let withCommas = max(commas, tightCommas)
    let form: ArtistStyle.Form =
      withCommas > semicolons || (escapesCommas && withCommas > 0) ? .commas : .semicolons
    return ArtistStyle(
      form: form, isTight: tightCommas > commas, hasEscapes: escapes > 0,
      isSurelyCommas: escapesCommas || (escapes > 0 && semicolons == 0),
      hasBlanks: semicolonsWithBlank > 0, hasLists: sureLists > 0)
  }
}
