import Tabular

/// The pieces of a text by which it is recognised: its words, and its runs of three characters, each as a number below 2²⁰.
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

  /// The pieces of each of many lists of texts, in their order.
  static func tokens(ofEach lists: [[String]], threads: Int) -> [[UInt32]] {
    let length = 1024
    return concurrentMap((lists.count + length - 1) / length, threads: threads) { block in
      lists[block * length..<min((block + 1) * length, lists.count)].map { tokens(of: $0) }
    }.flatMap(\.self)
  }

  private enum Kind: UInt64 {
    case word = 1
    case run
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
    // The words stand in `spaced`, each with a blank before and after it.
    let spaced = pieces.spaced
    for word in pieces.words { tokens.append(number(.word, spaced[word])) }
    guard spaced.count >= runLength else { return }
    for start in 0...(spaced.count - runLength) {
      tokens.append(number(.run, spaced[start..<start + runLength]))
    }
  }

  private static let runLength = 3

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
