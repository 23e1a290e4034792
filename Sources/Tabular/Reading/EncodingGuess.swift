/// How the characters of a file are written that is no UTF-8, where nothing but its texts tells: under each encoding
/// they are words or they are not. Letters of one script stand together, a capital begins a word, no mark stands within
/// one; and of two bytes that make a character the first is one of those that hold the frequent ones.
struct EncodingGuess {
  /// Cells that are no UTF-8.
  private var cells: [ArraySlice<UInt8>] = []
  private var utf8 = 0

  /// How many bytes at the beginning are looked at, and at how many further places of a longer file how many.
  private static let headLength = 1 << 17
  private static let places = 8
  private static let length = 1 << 14
  /// How many cells are read under each encoding.
  private static let most = 2_000
  /// Fewer letters tell nothing.
  private static let least = 3

  /// - Returns: `nil` unless another encoding makes clearly more words than Windows-1252 does.
  static func encoding(of source: ByteSource) throws(CSVError) -> TextEncoding? {
    var guess = EncodingGuess()
    guess.add(try source.bytes(at: 0, count: min(headLength, source.count)))
    let rest = source.count - headLength
    if rest > length * places {
      for place in 1...places {
        guess.add(try source.bytes(at: headLength + rest / (places + 1) * place, count: length))
      }
    }
    return guess.best
  }

  /// Takes the cells out of a stretch of a file. No byte of a character is a mark that separates them here.
  private mutating func add(_ bytes: [UInt8]) {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return }
    let pieces = bytes.split {
      $0 < Byte.space || [Byte.quote, Byte.comma, Byte.semicolon].contains($0)
    }
    // The first and the last one are cut off.
    for cell in pieces.count > 2 ? pieces.dropFirst().dropLast() : pieces[...] {
      guard cell.contains(where: { $0 >= 0x80 }) else { continue }
      if Array(cell).withUnsafeBufferPointer(TextEncoding.isUTF8) {
        utf8 += 1
      } else if cells.count < Self.most {
        cells.append(cell)
      }
    }
  }

  private var best: TextEncoding? {
    let letters = cells.reduce(0) { $0 + $1.count { $0 >= 0x80 } }
    guard letters >= Self.least, TextEncoding.isWindows1252(cells.count, utf8: utf8) else { return nil }
    var western: [UInt8] = []
    for cell in cells {
      Array(cell).withUnsafeBufferPointer { TextEncoding.append(windows1252: $0, to: &western) }
      western.append(Byte.newline)
    }
    let own = LetterScore(western, script: .latin).mean
    // What are words as they stand needs no other reading.
    guard own < 0.6 else { return nil }
    var best = (encoding: TextEncoding?.none, score: max(own + 0.25, 0.4))
    for scheme in CharacterPairs.all {
      guard let score = scheme.score(cells), score > best.score else { continue }
      best = (scheme.encoding, score)
    }
    let joined = Array(cells.joined(separator: [Byte.newline]))
    for (encoding, script) in Self.singleBytes {
      guard let text = DecodedText(joined, from: encoding), text.damaged == 0 else { continue }
      let score = LetterScore(text.bytes, script: script).mean
      // Any bytes are letters of some script: those of another one have to be frequent.
      if score > best.score, script == .latin || score > 0.55 { best = (encoding, score) }
    }
    return best.encoding
  }

  /// Of equals the first.
  private static let singleBytes: [(TextEncoding, LetterScore.Script)] = [
    (.windows1251, .cyrillic), (.koi8, .cyrillic), (.windows1253, .greek), (.windows1255, .hebrew),
    (.macRoman, .latin), (.dos850, .latin), (.windows1250, .latin), (.latin2, .latin), (.windows1254, .latin),
    (.dos437, .latin),
  ]
}
