import Foundation
import Tabular

/// Elements of XML by their names, as far as lists of tracks need them: no attributes, no document type, nothing read
/// from elsewhere.
enum XMLElements {
  /// The texts of the elements of a name within a text, in order; an element in another of its name is not told apart.
  static func named(_ name: String, in text: some StringProtocol) -> [Substring] {
    var rest = Substring(text)
    var found: [Substring] = []
    while let open = opening(name, in: rest) {
      rest = rest[open.upperBound...]
      if open.isEmpty { continue }
      guard let close = rest.firstRange(of: "</\(open.prefix)\(name)>") else { break }
      found.append(rest[..<close.lowerBound])
      rest = rest[close.upperBound...]
    }
    return found
  }

  /// The text of the first such element, its entities read; `nil` if it is missing or empty.
  static func text(_ name: String, in text: some StringProtocol) -> String? {
    guard let found = named(name, in: text).first else { return nil }
    if let start = found.firstRange(of: "<![CDATA["), let end = found.firstRange(of: "]]>"),
      start.upperBound <= end.lowerBound
    {
      return String(found[start.upperBound..<end.lowerBound])
    }
    let plain = EntityText.plain(String(found), twice: false).trimmingCharacters(in: .whitespacesAndNewlines)
    return plain.isEmpty ? nil : plain
  }

  /// The first tag that opens an element of a name, with the prefix of its namespace.
  private static func opening(
    _ name: String, in text: Substring
  ) -> (upperBound: Substring.Index, prefix: String, isEmpty: Bool)? {
    var rest = text
    while let start = rest.firstIndex(of: "<") {
      let after = rest.index(after: start)
      guard let end = rest[after...].firstIndex(of: ">") else { return nil }
      let tag = rest[after..<end]
      let word = tag.prefix { !$0.isWhitespace && $0 != "/" }
      rest = rest[rest.index(after: end)...]
      let parts = word.split(separator: ":", maxSplits: 1)
      if parts.last == name[...] {
        let prefix = parts.count == 2 ? parts[0] + ":" : ""
        return (rest.startIndex, String(prefix), tag.last == "/")
      }
    }
    return nil
  }
}
