import Shell
import Tabular

/// How a person says that the characters of a file are written.
enum FileEncoding: String, ChoiceValue {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"

  var meaning: String {
    switch self {
    case .utf8: "Unicode, as most programs write it now"
    case .windows1252: "western Windows, and Latin-1"
    case .utf16LittleEndian: "Unicode, as Windows programs write it"
    case .utf16BigEndian: "Unicode with the high byte first"
    }
  }

  var encoding: TextEncoding {
    switch self {
    case .utf8: .utf8
    case .windows1252: .windows1252
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    }
  }
}
