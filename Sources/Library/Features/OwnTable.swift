import Music
import Tabular

/// A table of the person's own in which features of their tracks may be found.
public struct OwnTable: Sendable {
  /// What a row says of a track; it takes an id, a recording code, or artist and title to find it.
  public struct Row: Sendable {
    public var id, isrc: String?
    public var leadArtist, title: String
    /// The features of the row, on Spotify's scales.
    public var features: ServiceFeatures

    /// A row; artist and title may be empty where an id or a recording code is given.
    public init(id: String?, isrc: String?, leadArtist: String, title: String, features: ServiceFeatures) {
      self.id = id
      self.isrc = isrc
      self.leadArtist = leadArtist
      self.title = title
      self.features = features
    }
  }

  /// What the session calls the table; stored beside the features that are taken from it.
  public var name: String
  /// The rows in the table's order; of two that fit a track the first counts.
  public var rows: [Row]

  /// A table under the name that its features are to be known by.
  public init(name: String, rows: [Row]) {
    self.name = name
    self.rows = rows
  }
}

/// The rows of an own table by each of the keys that find them; the first row of a key holds.
struct OwnTableIndex {
  private var rows: [OwnTable.Row] = []
  private var byID: [String: Int] = [:]
  private var byISRC: [String: Int] = [:]
  private var byTitle: [RecordingName: Int] = [:]

  init(_ table: OwnTable) {
    for row in table.rows where row.features != ServiceFeatures() {
      let index = rows.count
      rows.append(row)
      if let id = row.id, byID[id] == nil { byID[id] = index }
      if let isrc = row.isrc?.uppercased(), byISRC[isrc] == nil { byISRC[isrc] = index }
      if let name = RecordingName(artist: row.leadArtist, title: row.title), byTitle[name] == nil {
        byTitle[name] = index
      }
    }
  }

  func features(for track: ServiceTrack) -> (ServiceFeatures, FeatureMatch)? {
    if let index = track.id.flatMap({ byID[$0] }) { return (rows[index].features, .id) }
    if let index = track.isrc.flatMap({ byISRC[$0.uppercased()] }) { return (rows[index].features, .isrc) }
    let name = RecordingName(artist: track.artists.first?.name ?? "", title: track.title)
    if let index = name.flatMap({ byTitle[$0] }) { return (rows[index].features, .title) }
    return nil
  }
}
