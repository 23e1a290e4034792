/// A name reduced to its letters and digits in lower case, so that `Artist Name(s)` and `artist_names` are the same.
enum PlainName {
  static func of(_ name: String) -> String {
    var name = name
    return name.withUTF8(ofASCII) ?? ofAny(name)
  }

  /// The same of bytes that are all ASCII, as the names of most columns are; `nil` for others.
  private static func ofASCII(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    guard name.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: name.count) { plain in
      var count = 0
      for byte in name {
        let small = CellText.lowercase(byte)
        guard small &- UInt8(ascii: "a") < 26 || small &- UInt8(ascii: "0") < 10 else { continue }
        plain.initializeElement(at: count, to: small)
        count += 1
      }
      return count
    }
  }

  private static func ofAny(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
