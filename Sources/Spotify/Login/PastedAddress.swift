import Foundation

/// What a person pasted as the address at which the browser ended, read in every way that makes sense.
///
/// Mail programs and terminals wrap long lines, people copy quotes and blanks along, and a line of something else may
/// follow. A line belongs to the address as long as it is made of an address's characters.
struct PastedAddress {
  /// The address read from all lines that may belong to it, then from ever fewer of them.
  private(set) var readings: [Callback] = []
  /// The port of this machine that it names.
  private(set) var port: Int?

  init(_ text: String) {
    let frame = CharacterSet(charactersIn: "\"'`<>()[]\u{201C}\u{201D}\u{2018}\u{2019}").union(.whitespaces)
    let parts = text.split(whereSeparator: \.isWhitespace).map { $0.trimmingCharacters(in: frame) }
      .filter { !$0.isEmpty }
    // The page of consent names the same address in its own, but holds no answer yet.
    guard let first = parts.firstIndex(where: { $0.contains("127.0.0.1") && !$0.contains("/authorize") })
    else {
      return
    }
    let rest = parts[(first + 1)...].prefix(while: Self.isPartOfAddress)
    for count in stride(from: rest.count, through: 0, by: -1) {
      read(([parts[first]] + rest.prefix(count)).joined())
    }
  }

  private static func isPartOfAddress(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~%&=?/:#+".utf8.contains(byte)
      }
    }
  }

  private mutating func read(_ text: String) {
    guard let start = text.range(of: "127.0.0.1"),
      let components = URLComponents(string: "http://" + text[start.lowerBound...]),
      "/callback".hasPrefix(components.path)
    else { return }
    port = port ?? components.port
    readings.append(Callback((components.queryItems ?? []).map { ($0.name, $0.value ?? "") }))
  }
}
