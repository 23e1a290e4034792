import Tabular

/// A 64-bit digest of a name of an artist, an album or a recording, equal for spellings that mean the same: without
/// case, accents, apostrophes, points and a leading "the", with `&` read as "and".
///
/// Cue tables hold digests, so that no name of the training table stands in a model's file.
public struct NameKey: Hashable, Sendable, Comparable {
  /// The digest.
  public let value: UInt64

  /// A key that is known already, as read from a model's file.
  public init(_ value: UInt64) { self.value = value }

  /// The key of a name; `nil` if nothing of the name is left.
  public init?(name: String) {
    let letters = Self.letters(of: name)
    guard !letters.isEmpty else { return nil }
    value = Self.digest(of: letters)
  }

  /// The key of a recording by its lead artist and title; `nil` if either is empty. Guests and the remarks of
  /// re-releases do not count.
  public init?(leadArtist: String, title: String) {
    guard let name = RecordingName(artist: leadArtist, title: title) else { return nil }
    value = name.digest
  }

  /// The key of something that has an exact name, such as a track's id.
  public init(exact text: String) { value = Self.digest(of: Array(text.utf8)) }

  /// The key of two things together.
  func combined(with other: NameKey) -> NameKey { combined(with: other.value) }

  /// The key of something of a numbered group.
  func combined(with group: Int32) -> NameKey { combined(with: UInt64(UInt32(bitPattern: group)) | 1 << 32) }

  private func combined(with number: UInt64) -> NameKey {
    var hasher = ContentHasher()
    hasher.combine(value)
    hasher.combine(number)
    return NameKey(hasher.fingerprint.low)
  }

  /// By the value of the digest.
  public static func < (one: NameKey, other: NameKey) -> Bool { one.value < other.value }

  private static func digest(of bytes: [UInt8]) -> UInt64 {
    var hasher = ContentHasher()
    bytes.withUnsafeBufferPointer { hasher.combine($0) }
    return hasher.fingerprint.low
  }

  /// What of a name counts: folded letters, digits and `$`, words parted by one blank.
  private static func letters(of name: String) -> [UInt8] {
    var result: [UInt8] = []
    var isBetweenWords = false
    func append(_ letters: some Sequence<UInt8>) {
      if isBetweenWords, !result.isEmpty { result.append(UInt8(ascii: " ")) }
      isBetweenWords = false
      result.append(contentsOf: letters)
    }
    for scalar in FoldedText(name).text.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "$": append(CollectionOfOne(UInt8(scalar.value)))
      case "'", "`", ".": continue
      case "&":
        isBetweenWords = true
        append("and".utf8)
        isBetweenWords = true
      default:
        let properties = scalar.properties
        if !scalar.isASCII, properties.isAlphabetic || properties.numericType != nil {
          append(UTF8.encode(scalar).map { Array($0) } ?? [])
        } else {
          isBetweenWords = true
        }
      }
    }
    let article = Array("the ".utf8)
    if result.count > article.count, result.starts(with: article) { result.removeFirst(article.count) }
    return result
  }
}
