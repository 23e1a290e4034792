import Foundation
import GRDB
import Music
import Tabular

/// What a source of genre tags is asked about.
public enum TagSubject: Hashable, Sendable {
  /// A track, by its uri.
  case track(String)
  /// An artist, by name; spellings that differ in case and accents are one artist.
  case artist(String)

  static let artistPrefix = "artist:"

  /// What the library keeps.
  var stored: String {
    switch self {
    case .track(let uri): uri
    case .artist(let name): Self.artistPrefix + FoldedText(name).text
    }
  }

  /// The same for all spellings of an artist.
  var folded: TagSubject {
    switch self {
    case .track: self
    case .artist(let name): .artist(FoldedText(name).text)
    }
  }
}

/// The genre tags that one source gives to a track or an artist.
struct TagRecord: FetchableRecord, PersistableRecord {
  static let databaseTableName = "tag"
  static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  var subject: String
  var source: SourceID
  /// Empty if the source was asked in vain.
  var tags: [GenreTag]
  /// Seconds since 1970.
  var askedAt: Double

  init(_ tags: [GenreTag], of subject: TagSubject, from source: SourceID, at now: Date) {
    self.subject = subject.stored
    self.source = source
    self.tags = tags
    askedAt = now.timeIntervalSince1970
  }

  init(row: Row) throws {
    subject = try row.decode(forColumn: "subject")
    source = SourceID(rawValue: try row.decode(forColumn: "source"))
    tags = try [GenreTag](json: row.decode(forColumn: "tags"))
    askedAt = try row.decode(forColumn: "askedAt")
  }

  func encode(to container: inout PersistenceContainer) {
    container["subject"] = subject
    container["source"] = source.rawValue
    container["tags"] = tags.json
    container["askedAt"] = askedAt
  }

  /// The subjects that need not be asked about again: those with tags, and those asked in vain since a moment.
  static func settled(for source: SourceID, since moment: Date, in db: Database) throws -> Set<String> {
    let records = filter(Column("source") == source.rawValue)
      .filter(Column("tags") != "[]" || Column("askedAt") > moment.timeIntervalSince1970)
    return try Set(String.fetchAll(db, records.select(Column("subject"))))
  }

  /// The subjects that any source has tags of.
  static func taggedSubjects(in db: Database) throws -> Set<String> {
    try Set(String.fetchAll(db, filter(Column("tags") != "[]").select(Column("subject"))))
  }
}

extension SourceID {
  /// The genre column of the person's own Exportify file.
  public static let exportify = SourceID(rawValue: "exportify")
}

extension LibraryStore {
  /// Keeps what a source answered; no tags mean that it knows nothing of the subject. Throws `LibraryError`.
  public func setTags(
    _ tags: [GenreTag], of subject: TagSubject, from source: SourceID, at now: Date = Date()
  ) throws {
    try write { try TagRecord(tags, of: subject, from: source, at: now).insert($0) }
  }

  /// All tags: of each track by its uri and of each artist, by source.
  ///
  /// - Throws: `LibraryError`.
  public func tags() throws -> LibraryTags { LibraryTags(try read { try TagRecord.fetchAll($0) }) }

  /// The subjects of a list that a source has not answered yet, or not within `lifetime` seconds where it knew nothing.
  ///
  /// - Throws: `LibraryError`.
  public func subjectsToAsk(
    _ subjects: [TagSubject], source: SourceID, lifetime: TimeInterval, at now: Date = Date()
  ) throws -> [TagSubject] {
    let settled = try read {
      try TagRecord.settled(for: source, since: now.addingTimeInterval(-lifetime), in: $0)
    }
    var seen = settled
    return subjects.filter { seen.insert($0.stored).inserted }
  }
}

/// The genre tags of a library, by track and by artist.
public struct LibraryTags: Sendable {
  private var bySubject: [String: [(source: SourceID, tags: [GenreTag])]] = [:]
  /// Whether any artist has tags, so that names need not be folded in vain.
  private var hasArtists = false

  init(_ records: [TagRecord]) {
    for record in records where !record.tags.isEmpty {
      bySubject[record.subject, default: []].append((record.source, record.tags))
      if record.subject.hasPrefix(TagSubject.artistPrefix) { hasArtists = true }
    }
  }

  /// The tags of a track itself from all sources; of its lead artist, where it has none of its own.
  public func tags(of track: ServiceTrack) -> [GenreTag] {
    let own = tags(ofItself: track)
    return own.isEmpty ? tags(ofLeadArtistOf: track) : own
  }

  /// The tags of a track itself from all sources.
  public func tags(ofItself track: ServiceTrack) -> [GenreTag] {
    track.uri.map { joined(bySubject[TagSubject.track($0).stored]) } ?? []
  }

  /// The tags of a track's lead artist from all sources.
  public func tags(ofLeadArtistOf track: ServiceTrack) -> [GenreTag] {
    guard hasArtists, let name = track.artists.first?.name else { return [] }
    return joined(bySubject[TagSubject.artist(name).stored])
  }

  private func joined(_ answers: [(source: SourceID, tags: [GenreTag])]?) -> [GenreTag] {
    (answers ?? []).sorted { $0.source < $1.source }.flatMap(\.tags)
  }

  /// How many tracks and artists each source has tags of.
  public var counts: [SourceID: Int] {
    bySubject.values.flatMap { $0 }.reduce(into: [:]) { $0[$1.source, default: 0] += 1 }
  }
}
