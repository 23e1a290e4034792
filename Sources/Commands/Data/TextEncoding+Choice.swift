import Shell
import Tabular

/// How a person says that the characters of a file are written.
extension TextEncoding: ChoiceValue {
  /// The encoding of a name that people and programs give it, whatever its case and marks.
  public static func parse(_ text: String) -> TextEncoding? { TextEncoding(named: text) }

  /// What the encoding is for.
  public var meaning: String {
    switch self {
    case .utf8: "Unicode, as most programs write it now"
    case .utf8Twice: "Unicode with “Ã±” for “ñ”, as damaged files have it"
    case .windows1252: "western Windows, and Latin-1"
    case .utf16LittleEndian: "Unicode, as Windows programs write it"
    case .utf16BigEndian: "Unicode with the high byte first"
    case .utf32LittleEndian, .utf32BigEndian: "Unicode in four bytes a character"
    default: "\(languages), in files of old programs"
    }
  }
}
