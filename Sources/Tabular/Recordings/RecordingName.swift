/// Lead artist and title by which a recording is recognised across releases: without case, accents, guests and the
/// remarks that catalogues add to re-releases.
public struct RecordingName: Hashable, Sendable {
  private let artist, title: [UInt8]

  /// Nil if either is empty: then nothing is told apart by it.
  public init?(artist: String, title: String) {
    var (artist, title) = (artist, title)
    var folded: [UInt8] = []
    var name: [UInt8] = []
    var key: [UInt8] = []
    artist.withUTF8 { FoldedText.fold($0, into: &name) }
    title.withUTF8 { RecordingTitle.key(of: $0, into: &key, folded: &folded) }
    if name.isEmpty || key.isEmpty { return nil }
    self.artist = name
    self.title = key
  }

  /// A 64-bit digest of both.
  public var digest: UInt64 {
    var hasher = ContentHasher()
    for part in [artist, title] { part.withUnsafeBufferPointer { hasher.combine($0) } }
    return hasher.fingerprint.low
  }
}
