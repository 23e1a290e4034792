import Tabular

/// The names that stand on a track: what cues look up.
public struct TrackNames: Sendable, Equatable {
  /// The artists, the lead artist first.
  public var artists: [String]
  /// The title; empty if it is not known.
  public var title: String
  /// The album; `nil` if it is not known.
  public var album: String?

  /// The names of one track.
  public init(artists: [String], title: String, album: String? = nil) {
    self.artists = artists
    self.title = title
    self.album = album
  }

  /// The texts whose words are counted, in the order of their fields: title, album, artists.
  var texts: [String] { [title, album ?? ""] + artists }
}

/// A track by the digests of its names.
struct KeyedTrack: Sendable {
  /// The credited artists, each once, the lead artist first.
  let artists: [NameKey]
  let album: NameKey?

  init(_ names: TrackNames) {
    var artists: [NameKey] = []
    for key in names.artists.lazy.compactMap({ NameKey(name: $0) }) where !artists.contains(key) {
      artists.append(key)
    }
    self.artists = artists
    album = names.album.flatMap { NameKey(name: $0) }
  }
}

extension Dataset {
  /// The names of some rows, in their order; names that stand for no artist are left out. `nil` for a table without
  /// artists and titles.
  public func names(of rows: [Int]) -> [TrackNames]? {
    let (artists, titles, albums) = (texts(.artists), texts(.trackName), texts(.albumName))
    guard artists != nil || titles != nil else { return nil }
    let placeholders = Set(origin.placeholderArtists.map { FoldedText($0.name).text })
    return concurrentBlocks(rows.count, of: 4096) { block in
      rows[block].map { row in
        TrackNames(
          artists: (artists?[row] ?? "").split(separator: ";").map { String($0) }.filter {
            placeholders.isEmpty || !placeholders.contains(FoldedText($0).text)
          }, title: titles?[row] ?? "", album: albums?[row])
      }
    }.flatMap(\.self)
  }
}
