/// How many cells of a terminal a text takes.
enum Cells {
  /// East Asian wide characters and emoji take two, marks that combine none.
  static func width(of text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.generalCategory == .format || first.properties.generalCategory == .nonspacingMark {
      return 0
    }
    if character.unicodeScalars.contains(where: { $0.value == 0xfe0f }) { return 2 }
    switch first.value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
      0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f,
      0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
      return 2
    default: return first.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
