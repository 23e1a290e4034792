/// A file of text as it is meant: unpacked if it is compressed with gzip, and in UTF-8 if it is in UTF-16 or UTF-32.
public enum UnpackedText {
  /// The most that comes of a file, in bytes: more than any export of a person holds.
  private static let limit = 1 << 30

  /// - Returns: `nil` for a file that already is plain, or that is damaged.
  public static func bytes(of file: [UInt8]) -> [UInt8]? {
    var plain = file
    if Gzip.begins(file) {
      guard let inflated = try? Gzip.inflated(file, limit: limit) else { return nil }
      plain = inflated
    }
    guard let encoding = TextEncoding.wide(plain) else { return Gzip.begins(file) ? plain : nil }
    return DecodedText(plain, from: encoding)?.bytes
  }
}
