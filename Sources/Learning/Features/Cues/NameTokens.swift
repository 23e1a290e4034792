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
    var reader = Reader(style)
    return reader.withTokens(of: texts) { $0.sorted() }
  }

  private enum Kind: UInt64 {
    case word = 1
    case run
    case pair
    case whole
  }

  /// Takes the texts of one track after the other to pieces, in memory that it keeps.
  struct Reader {
    private let style: Style
    private var pieces = Pieces()
    private var tokens = TokenSet()

    init(_ style: Style) { self.style = style }

    /// Calls `body` with the pieces of several texts together, each once, in the order in which they first come.
    mutating func withTokens<Result>(of texts: [String], _ body: ([UInt32]) -> Result) -> Result {
      tokens.removeAll()
      for (field, text) in texts.enumerated() {
        add(text, field: style == .brief ? 0 : UInt64(min(field, 2) + 1))
      }
      return body(tokens.all)
    }

    private mutating func add(_ text: String, field: UInt64) {
      pieces.read(text)
      guard let first = pieces.words.first, let last = pieces.words.last else { return }
      // The words stand in `spaced`, each with a blank before and after it.
      pieces.spaced.withUnsafeBufferPointer { spaced in
        for word in pieces.words { tokens.insert(number(.word, field, spaced, word)) }
        for length in style.runs where spaced.count >= length {
          for start in 0...(spaced.count - length) {
            tokens.insert(number(.run, field, spaced, start..<start + length))
          }
        }
        guard style == .thorough else { return }
        for (word, next) in zip(pieces.words, pieces.words.dropFirst()) {
          tokens.insert(number(.pair, field, spaced, word.lowerBound..<next.upperBound))
        }
        tokens.insert(number(.whole, field, spaced, first.lowerBound..<last.upperBound))
      }
    }
  }

  /// The words of a text in small letters, parted by blanks.
  private struct Pieces {
    var spaced: [UInt32] = []
    var words: [Range<Int>] = []
    private var wordStart = 1

    mutating func read(_ text: String) {
      spaced.removeAll(keepingCapacity: true)
      words.removeAll(keepingCapacity: true)
      spaced.append(0x20)
      wordStart = 1
      for scalar in text.unicodeScalars {
        if scalar.isASCII {
          let value = scalar.value
          let small = (0x41...0x5a).contains(value) ? value | 0x20 : value
          append(small, isWord: (0x61...0x7a).contains(small) || (0x30...0x39).contains(small))
        } else {
          for letter in scalar.properties.lowercaseMapping.unicodeScalars {
            let properties = letter.properties
            append(letter.value, isWord: properties.isAlphabetic || properties.numericType != nil)
          }
        }
      }
      endWord()
    }

    private mutating func append(_ letter: UInt32, isWord: Bool) {
      if isWord { spaced.append(letter) } else { endWord() }
    }

    private mutating func endWord() {
      guard spaced.count > wordStart else { return }
      words.append(wordStart..<spaced.count)
      spaced.append(0x20)
      wordStart = spaced.count
    }
  }

  /// The pieces of one track, each once: a table of open addresses, in which those of the tracks before count as empty places.
  private struct TokenSet {
    private(set) var all: [UInt32] = []
    /// The number of the track in the upper half, the piece in the lower.
    private var places = [UInt64](repeating: 0, count: 1024)
    private var track: UInt64 = 1

    mutating func removeAll() {
      all.removeAll(keepingCapacity: true)
      track += 1
    }

    mutating func insert(_ token: UInt32) {
      if 2 * all.count >= places.count { grow() }
      let entry = track << 32 | UInt64(token)
      let mask = places.count - 1
      // Pieces are digests, so that their own bits scatter them.
      var place = Int(token) & mask
      while places[place] >> 32 == track {
        if places[place] == entry { return }
        place = (place + 1) & mask
      }
      places[place] = entry
      all.append(token)
    }

    private mutating func grow() {
      let own = all
      places = [UInt64](repeating: 0, count: 2 * places.count)
      all.removeAll(keepingCapacity: true)
      for token in own { insert(token) }
    }
  }

  /// A piece as a number, by multiply and fold as in wyhash.
  private static func number(
    _ kind: Kind, _ field: UInt64, _ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
  ) -> UInt32 {
    var state = (kind.rawValue + field << 8) &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(range.count)
    for place in range {
      let folded = (state ^ UInt64(scalars[place])).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
      state = folded.high ^ folded.low
    }
    let last = (state ^ 0xe703_7ed1_a0b4_28db).multipliedFullWidth(by: 0x8ebc_6af0_9c88_c6e3)
    return UInt32(truncatingIfNeeded: last.high ^ last.low) % UInt32(Self.range)
  }
}
