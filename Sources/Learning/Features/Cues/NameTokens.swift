/// The pieces of a text by which it is recognised: its words, pairs of neighbouring words, the whole, and its runs of
/// two, three and four characters, each as a number below 2²⁰.
///
/// Accents stay: they tell languages. Two pieces may fall on one number; with a million of them that is rare enough not
/// to matter (feature hashing, Weinberger et al. 2009, arXiv:0902.2206).
enum NameTokens {
  /// How many numbers there are.
  static let range = 1 << 20

  /// The pieces of several texts of one field together, each once and ascending.
  static func tokens(of texts: [String]) -> [UInt32] {
    var tokens: [UInt32] = []
    for text in texts { append(text, to: &tokens) }
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
    case pair, whole, run
  }

  private static func append(_ text: String, to tokens: inout [UInt32]) {
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
    guard !pieces.whole.isEmpty else { return }
    tokens.append(number(.whole, pieces.whole[...]))
    // The words stand in `spaced`, each with a blank before and after it.
    let spaced = pieces.spaced
    for (index, word) in pieces.words.enumerated() {
      tokens.append(number(.word, spaced[word]))
      if index + 1 < pieces.words.count {
        tokens.append(number(.pair, spaced[word.lowerBound..<pieces.words[index + 1].upperBound]))
      }
    }
    for length in 2...4 where spaced.count >= length {
      for start in 0...(spaced.count - length) {
        tokens.append(number(.run, spaced[start..<start + length]))
      }
    }
  }

  /// A text in small letters: all of it, and its words parted by blanks.
  private struct Pieces {
    var whole: [UInt32] = []
    var spaced: [UInt32] = [0x20]
    var words: [Range<Int>] = []
    private var wordStart = 1

    mutating func append(_ letter: UInt32, isWord: Bool) {
      whole.append(letter)
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
  private static func number(_ kind: Kind, _ scalars: ArraySlice<UInt32>) -> UInt32 {
    var state = kind.rawValue &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(scalars.count)
    for scalar in scalars {
      let folded = (state ^ UInt64(scalar)).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
      state = folded.high ^ folded.low
    }
    let last = (state ^ 0xe703_7ed1_a0b4_28db).multipliedFullWidth(by: 0x8ebc_6af0_9c88_c6e3)
    return UInt32(truncatingIfNeeded: last.high ^ last.low) % UInt32(range)
  }
}
