import Tabular

/// The pieces of a text by which it is recognised, each as a number below 2²⁰.
///
/// Accents stay: they tell languages. Two pieces may fall on one number; with a million of them that is rare enough not
/// to matter (feature hashing, Weinberger et al. 2009, arXiv:0902.2206).
enum NameTokens {
  /// How many numbers there are.
  static let range = 1 << 20

  /// What is taken for a piece.
  enum Style: Sendable {
    /// Words, and runs of three characters; all texts are of one field.
    case brief
    /// Words, pairs of words, the whole text, and runs of two to four characters. The first text is one field, the
    /// second another, all others a third; a piece is another piece in another field.
    case thorough

    fileprivate var runs: ClosedRange<Int> {
      switch self {
      case .brief: 3...3
      case .thorough: 2...4
      }
    }
  }

  /// The pieces of several texts together, each once and ascending.
  static func tokens(of texts: [String], _ style: Style = .brief) -> [UInt32] {
    var tokens: [UInt32] = []
    for (field, text) in texts.enumerated() {
      append(text, field: style == .brief ? 0 : UInt64(min(field, 2) + 1), style, to: &tokens)
    }
    tokens.sort()
    var last: UInt32?
    tokens.removeAll { token in
      defer { last = token }
      return token == last
    }
    return tokens
  }

  private enum Kind: UInt64 {
    case word = 1
    case run
    case pair
    case whole
  }

  private static func append(
    _ text: String, field: UInt64, _ style: Style, to tokens: inout [UInt32]
  ) {
    var pieces = Pieces()
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let value = scalar.value
        let small = (0x41...0x5a).contains(value) ? value | 0x20 : value
        pieces.append(small, isWord: (0x61...0x7a).contains(small) || (0x30...0x39).contains(small))
      } else {
        for letter in scalar.properties.lowercaseMapping.unicodeScalars {
          let properties = letter.properties
          pieces.append(letter.value, isWord: properties.isAlphabetic || properties.numericType != nil)
        }
      }
    }
    pieces.endWord()
    // The words stand in `spaced`, each with a blank before and after it.
    let spaced = pieces.spaced
    for word in pieces.words { tokens.append(number(.word, field, spaced[word])) }
    for length in style.runs where spaced.count >= length && !pieces.words.isEmpty {
      for start in 0...(spaced.count - length) {
        tokens.append(number(.run, field, spaced[start..<start + length]))
      }
    }
    guard style == .thorough, let first = pieces.words.first, let last = pieces.words.last else { return }
    for (word, next) in zip(pieces.words, pieces.words.dropFirst()) {
      tokens.append(number(.pair, field, spaced[word.lowerBound..<next.upperBound]))
    }
    tokens.append(number(.whole, field, spaced[first.lowerBound..<last.upperBound]))
  }

  /// The words of a text in small letters, parted by blanks.
  private struct Pieces {
    var spaced: [UInt32] = [0x20]
    var words: [Range<Int>] = []
    private var wordStart = 1

    mutating func append(_ letter: UInt32, isWord: Bool) {
      if isWord { spaced.append(letter) } else { endWord() }
    }

    mutating func endWord() {
      guard spaced.count > wordStart else { return }
      words.append(wordStart..<spaced.count)
      spaced.append(0x20)
      wordStart = spaced.count
    }
  }

  /// A piece as a number, by multiply and fold as in wyhash.
  private static func number(_ kind: Kind, _ field: UInt64, _ scalars: ArraySlice<UInt32>) -> UInt32 {
    var state = (kind.rawValue + field << 8) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(scalars.count)
    for scalar in scalars {
      let folded = (state ^ UInt64(scalar)).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
      state = folded.high ^ folded.low
    }
    let last = (state ^ 0xe703_7ed1_a0b4_28db).multipliedFullWidth(by: 0x8ebc_6af0_9c88_c6e3)
    return UInt32(truncatingIfNeeded: last.high ^ last.low) % UInt32(range)
  }
}
