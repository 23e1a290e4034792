/// How many columns of a terminal a text takes.
public enum DisplayWidth {
  /// The width of a text in columns, its line ends and control characters counting nothing.
  ///
  /// East Asian wide letters and emoji count two (Unicode Standard Annex 11), combining marks nothing.
  public static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The width of one letter as a reader sees it: a base with its marks, or an emoji sequence.
  public static func of(_ character: Character) -> Int {
    var width = 0
    var first: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      if first == nil { first = scalar }
      switch scalar.value {
      // An emoji presentation selector, a skin tone, or a joiner after an emoji make one picture of all.
      case 0xFE0F: return 2
      case 0x1F3FB...0x1F3FF where width > 0: return 2
      case 0x200D where first?.properties.isEmojiPresentation == true: return 2
      default: width += of(scalar)
      }
    }
    return isFlag(character) ? 2 : width
  }

  /// The width of one scalar that stands alone.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
    if value >= 0x1100 && isWide(scalar) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .otherLetter where (0x1160...0x11FF).contains(value): return 0  // Hangul vowels and finals
    default: return 1
    }
  }

  private static func isFlag(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    return scalars.count == 2 && scalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if value > wide[middle].upperBound { low = middle + 1 } else { high = middle }
    }
    if low < wide.count && wide[low].contains(value) { return true }
    return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(value)
  }

  /// The blocks of wide letters; emoji are told by their own property.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265,
    0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
