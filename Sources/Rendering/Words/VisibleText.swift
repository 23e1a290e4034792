/// Makes text that came from data safe to show: nothing in it acts, everything in it can be seen.
public enum VisibleText {
  /// The text with line ends as `⏎`, tabs as `⇥`, and control characters, escape sequences, bidirectional
  /// overrides and invisible format characters as `\u{1B}`; ordinary text in any script is unchanged.
  public static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\n" && previous == "\r" { continue }
      if isLineEnd(scalar) {
        result += "⏎"
      } else if scalar == "\t" {
        result += "⇥"
      } else if acts(scalar, after: previous) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        // A combining mark with no letter before it would land on whatever stands before the text.
        if previous == nil && scalar.properties.isGraphemeExtend { result += "◌" }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a terminal or a page starts a new line at this scalar.
  static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether the text holds letters that run from right to left.
  static func runsRightToLeft(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 < 0xD6 }) { return false }
    return text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      default: false
      }
    }
  }

  /// Whether a scalar does something to a terminal or a page, or hides there, instead of being a letter.
  static func acts(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: return true
    case 0x200C...0x200F, 0x061C: return false  // joiners and marks that scripts need
    case 0xE0020...0xE007F:  // tags are part of a flag such as Scotland's, and hidden text elsewhere
      guard let previous else { return true }
      return !(previous.properties.isEmoji || (0xE0020...0xE007F).contains(previous.value))
    default: break
    }
    if scalar.properties.isNoncharacterCodePoint { return true }
    return scalar.properties.generalCategory == .format && !scalar.properties.isGraphemeBase
      && !isVisibleFormat(scalar)
  }

  /// Number signs that Arabic and Syriac write before a number: format characters that one can see.
  private static func isVisibleFormat(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
