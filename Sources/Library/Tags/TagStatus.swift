import Foundation
import Music

/// How much of a library has genre tags, and from where.
public struct TagStatus: Sendable, Equatable {
  /// What one source has answered.
  public struct Source: Sendable, Equatable {
    /// The source.
    public var id: SourceID
    /// Artists and tracks that it has tags of.
    public var artists = 0, tracks = 0
    /// Artists and tracks that it was asked about in vain.
    public var misses = 0
    /// When the oldest of these may be asked about again.
    public var nextRetry: Date?
    /// When it last answered.
    public var askedAt: Date?
  }

  /// Tracks of the library, and those of them that have tags, of their own or of their lead artist.
  public var tracks = 0, tagged = 0
  /// By id.
  public var sources: [Source] = []
  /// How many tracks each tag's name speaks of.
  public var names: [String: Int] = [:]
}

extension LibraryStore {
  /// Counts the tags of the library's tracks. Throws `LibraryError`.
  public func tagStatus() throws -> TagStatus {
    let records = try read { try TagRecord.fetchAll($0) }
    let tags = LibraryTags(records)
    var status = TagStatus()
    for track in try tracks() {
      let own = tags.tags(of: track)
      status.tracks += 1
      if !own.isEmpty { status.tagged += 1 }
      for name in Set(own.map { $0.name.lowercased() }) { status.names[name, default: 0] += 1 }
    }
    var sources: [SourceID: TagStatus.Source] = [:]
    for record in records {
      let asked = Date(timeIntervalSince1970: record.askedAt)
      var source = sources[record.source] ?? TagStatus.Source(id: record.source)
      source.askedAt = max(source.askedAt ?? asked, asked)
      if record.tags.isEmpty {
        source.misses += 1
        let retry = asked.addingTimeInterval(TagResolver.missLifetime)
        source.nextRetry = min(source.nextRetry ?? retry, retry)
      } else if record.subject.hasPrefix(TagSubject.artistPrefix) {
        source.artists += 1
      } else {
        source.tracks += 1
      }
      sources[record.source] = source
    }
    status.sources = sources.values.sorted { $0.id < $1.id }
    return status
  }

  /// The stored forms of the subjects of which any source has tags: tracks, and artists who have tags themselves or all of
  /// whose tracks have.
  func taggedSubjects(by scope: TagScope) throws -> Set<String> {
    let tagged = try read { try TagRecord.taggedSubjects(in: $0) }
    guard scope == .artists else { return tagged }
    var untagged: Set<String> = []
    var artists: Set<String> = []
    for track in try tracks() {
      guard let name = track.artists.first?.name else { continue }
      let artist = TagSubject.artist(name).stored
      artists.insert(artist)
      if !tagged.contains(track.uri ?? "") { untagged.insert(artist) }
    }
    return tagged.union(artists.subtracting(untagged))
  }
}
