/// How the characters of a file are written that is no UTF-8, where nothing but its texts tells: under each encoding
/// they are words or they are not. Letters of one script stand together, a capital begins a word, no mark stands within
/// one; and of two bytes that make a character the first is one of those that hold the frequent ones.
struct TextGuess {
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
    var guess = TextGuess()
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

/// How much like words a text is: the mean over its characters beyond ASCII, at most 1.
private struct LetterScore {
  enum Script {
    case latin, cyrillic, greek, hebrew
  }

  private(set) var mean = -1.0

  /// - Parameter text: UTF-8, cells in lines.
  init(_ text: [UInt8], script: Script) {
    let characters = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var sum = 0.0
    var count = 0
    for (index, character) in characters.enumerated() where character.value >= 0x80 {
      let before = index > 0 ? characters[index - 1] : "\n"
      let after = index + 1 < characters.count ? characters[index + 1] : "\n"
      sum += Self.score(character, before, after, script)
      count += 1
    }
    if count > 0 { mean = sum / Double(count) }
  }

  private static func score(
    _ character: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar, _ script: Script
  ) -> Double {
    guard isLetter(character) else {
      if character.value < 0xa0 { return -4 }
      let (isBehind, isBefore) = (isLetter(before), isLetter(after))
      if character == "’" || character == "\u{a0}" || character == "…" { return 1 }
      if isBehind, isBefore { return -2 }
      if dashes.contains(character) { return isBehind || isBefore ? 0.2 : 1 }
      // The same mark opens in one language and closes in another.
      let (opens, closes) = (openings.contains(character), closings.contains(character))
      if opens || closes { return (opens && !isBehind) || (closes && !isBefore) ? 1 : -1 }
      if marks.contains(character) { return 0.5 }
      return isLetter(before) || isLetter(after) ? -1 : 0
    }
    let properties = character.properties
    if properties.isUppercase, isLetter(before), before.properties.isLowercase { return -2 }
    switch script {
    case .latin:
      guard character.value < 0x250, character != "ª", character != "º" else { return -2 }
      let neighbours = [before, after].count { isLetter($0) && $0.value >= 0x80 }
      if neighbours > 0 { return neighbours == 1 ? 0.2 : -0.5 }
      // A letter that stands alone is more often a mark in another encoding.
      if !isLetter(before), !isLetter(after) { return 0.2 }
      return rare.contains(character) ? 0.2 : 1
    case .cyrillic:
      return other(
        character, before, after, in: 0x400...0x45f, frequent: "оеаинтсрвл", isWordEnd: { _ in false })
    case .greek:
      return other(
        character, before, after, in: 0x384...0x3ce, frequent: "αοιετσνηρκπλάέίόή",
        isWordEnd: { $0 == "ς" })
    case .hebrew:
      return other(
        character, before, after, in: 0x5d0...0x5ea, frequent: "יוהלארתשמב",
        isWordEnd: { "ךםןףץ".unicodeScalars.contains($0) })
    }
  }

  /// A letter of a script that shares no word with the Latin one.
  private static func other(
    _ character: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar,
    in script: ClosedRange<UInt32>, frequent: String, isWordEnd: (Unicode.Scalar) -> Bool
  ) -> Double {
    guard script.contains(character.value) else { return -2 }
    if [before, after].contains(where: { isLetter($0) && !script.contains($0.value) }) { return -2 }
    if isWordEnd(character), isLetter(after) { return -1 }
    if rare.contains(character) { return -0.5 }
    if frequent.unicodeScalars.contains(character) { return 1 }
    // Whole words of capitals are rarer than small letters are.
    if character.properties.isUppercase { return isLetter(before) ? 0.1 : 0.7 }
    return 0.5
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  /// Marks that stand around words and between them.
  private static let marks = Set("°·•€£©®™½¼¾№".unicodeScalars)
  private static let dashes = Set("–—".unicodeScalars)
  private static let openings = Set("“„‘‚«¿¡".unicodeScalars)
  private static let closings = Set("”“‘»".unicodeScalars)
  /// Letters of few languages, which are something else in most texts.
  private static let rare = Set("ðþýÐÞÝÿŸƒ¤ΰΐϋϊ".unicodeScalars)
}

/// An encoding in which two bytes make a character, and what its bytes tell.
private struct CharacterPairs {
  let encoding: TextEncoding
  /// How likely a character is in a text: 1 for a frequent one; `nil` if the bytes are none.
  let likelihood: @Sendable (_ first: UInt8, _ second: UInt8) -> Double?
  /// Whether a byte beyond ASCII may be a character by itself.
  var single: @Sendable (UInt8) -> Bool = { _ in false }

  /// The mean over all characters; `nil` if bytes are none of the encoding.
  func score(_ cells: [ArraySlice<UInt8>]) -> Double? {
    var (sum, count) = (0.0, 0)
    for cell in cells {
      var place = cell.startIndex
      while place < cell.endIndex {
        defer { place += 1 }
        guard cell[place] >= 0x80 else { continue }
        count += 1
        if single(cell[place]) { continue }
        guard place + 1 < cell.endIndex, let own = likelihood(cell[place], cell[place + 1]) else {
          return nil
        }
        sum += own
        place += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// Of equals the first: what is Korean or Japanese has characters that Chinese has not.
  static let all = [
    CharacterPairs(encoding: .eucKR) { first, second in
      guard (0x81...0xfe).contains(first), second > 0x40, second < 0xff else { return nil }
      if second < 0xa1 { return first < 0xc7 ? 0 : nil }
      return switch first {
      case 0xb0...0xc8: 1
      case 0xa1...0xa3: 0.5
      case 0xca...0xfd: -1
      default: 0
      }
    },
    CharacterPairs(
      encoding: .shiftJIS,
      likelihood: { first, second in
        guard (0x81...0x9f).contains(first) || (0xe0...0xfc).contains(first), second >= 0x40, second != 0x7f,
          second < 0xfd
        else { return nil }
        return switch first {
        case 0x82: second >= 0x9f ? 1 : 0.5
        case 0x83: second <= 0x96 ? 1 : 0
        case 0x81: 0.5
        case 0x88...0x98: 0.8
        default: 0
        }
      }, single: { (0xa1...0xdf).contains($0) }),
    CharacterPairs(encoding: .eucJP) { first, second in
      if first == 0x8e { return (0xa1...0xdf).contains(second) ? 0 : nil }
      guard (0xa1...0xfe).contains(first), (0xa1...0xfe).contains(second) else { return nil }
      return switch first {
      case 0xa4, 0xa5: 1
      case 0xb0...0xcf: 0.8
      case 0xa1...0xa3: 0.5
      default: 0
      }
    },
    CharacterPairs(encoding: .gb18030) { first, second in
      guard (0x81...0xfe).contains(first), second >= 0x40, second != 0x7f, second < 0xff else { return nil }
      guard second >= 0xa1 else { return -0.5 }
      return switch first {
      case 0xb0...0xd7: 1
      case 0xa1...0xa3: 0.5
      case 0xd8...0xf7: 0
      default: -0.5
      }
    },
    CharacterPairs(encoding: .big5) { first, second in
      guard (0x81...0xfe).contains(first), (0x40...0x7e).contains(second) || (0xa1...0xfe).contains(second)
      else { return nil }
      return switch first {
      case 0xa4...0xc6: 1
      case 0xa1...0xa3: 0.5
      case 0xc9...0xf9: 0
      default: -0.5
      }
    },
  ]
}
