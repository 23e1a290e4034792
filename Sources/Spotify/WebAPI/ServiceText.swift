import Foundation
import Network

/// A text from the service, safe to be shown and kept: without tokens and codes, and no longer than a text can be; nil
/// if something else stands in its place.
struct ServiceText: Decodable {
  /// Names and descriptions are far shorter; a longer text is cut.
  static let mostBytes = 2_000
  /// Where a decoder finds what must not come back out.
  static var filterKey: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "timbre.secrets") }

  let value: String?

  init(from decoder: any Decoder) throws {
    guard let text = try? decoder.singleValueContainer().decode(String.self) else {
      value = nil
      return
    }
    let filter = Self.filterKey.flatMap { decoder.userInfo[$0] as? SecretFilter } ?? SecretFilter()
    value = filter.cleaned(text.utf8.count <= Self.mostBytes ? text : Self.cut(text))
  }

  /// What is cut off first need not be searched; no stretch that gives a secret away can be left at the cut.
  private static func cut(_ text: String) -> String {
    String(decoding: text.utf8.prefix(mostBytes), as: UTF8.self)
  }

  /// The text as the id of a track or playlist, which becomes part of an address; nil for any other text.
  var id: String? {
    value.flatMap { text in
      (1...100).contains(text.utf8.count) && text.utf8.allSatisfy(Self.belongsToID) ? text : nil
    }
  }

  /// The text as a `spotify:…` address; nil for any other text.
  var uri: String? {
    value.flatMap { text in
      text.hasPrefix("spotify:") && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f } ? text : nil
    }
  }

  private static func belongsToID(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
