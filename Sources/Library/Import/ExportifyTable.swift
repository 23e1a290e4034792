import Foundation
import Music

/// A playlist or the liked songs as one of the two Exportify sites writes them, with audio features if it has them.
///
/// exportify.app (github.com/watsonbox/exportify) quotes every cell, joins artists by `, ` and writes its header in
/// the person's language, so its columns are known by their number; exportify.net
/// (github.com/pavelkomarov/exportify) joins artists by `;` and has no recording code.
struct ExportifyTable {
  /// A row: where the track was kept, and its features if the row holds any.
  struct Entry {
    var saved: SavedTrack
    var features: ServiceFeatures?
  }

  private(set) var entries: [Entry] = []
  /// Rows without a track address or with too few cells.
  private(set) var unreadable = 0

  /// - Throws: `ImportError.unterminatedQuote` or `.unknownColumns`.
  init(_ bytes: some Collection<UInt8>, path: String) throws {
    let rows = try DelimitedRows(bytes, path: path).rows
    guard let header = rows.first else { throw ImportError.unknownColumns(path: path, columns: []) }
    guard let layout = Layout(header: header, firstRow: rows.dropFirst().first) else {
      throw ImportError.unknownColumns(path: path, columns: header)
    }
    for row in rows.dropFirst() {
      if let entry = Self.entry(row, layout) { entries.append(entry) } else { unreadable += 1 }
    }
  }

  /// Where a table keeps what.
  private struct Layout {
    var columns: [String: Int] = [:]
    var separator: Character

    private static let base = [
      "track uri", "track name", "artist uri(s)", "artist name(s)", "album uri", "album name",
      "album artist uri(s)", "album artist name(s)", "album release date", "album image url", "disc number",
      "track number", "track duration (ms)", "track preview url", "explicit", "popularity", "isrc",
      "added by",
      "added at",
    ]
    private static let features = [
      "danceability", "energy", "key", "loudness", "mode", "speechiness", "acousticness", "instrumentalness",
      "liveness", "valence", "tempo", "time signature",
    ]

    /// Nil if the columns are those of neither site.
    init?(header: [String], firstRow: [String]?) {
      let names = header.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
      for (index, name) in names.enumerated() where columns[name] == nil { columns[name] = index }
      separator = columns["artist uri(s)"] == nil && columns["isrc"] == nil ? ";" : ","
      if columns["track uri"] != nil, columns["track name"] != nil { return }
      // In another language the columns are told by their number: each optional block has its own width.
      guard (firstRow?.first ?? "spotify:").hasPrefix("spotify:"), names.count >= 19 else { return nil }
      var order = Self.base
      switch names.count - 19 {
      case 0: break
      case 1: order.append("artist genres")
      case 3: order += ["album genres", "label", "copyrights"]
      case 4: order += ["artist genres", "album genres", "label", "copyrights"]
      case 12: order += Self.features
      case 13: order += ["artist genres"] + Self.features
      case 15: order += Self.features + ["album genres", "label", "copyrights"]
      case 16: order += ["artist genres"] + Self.features + ["album genres", "label", "copyrights"]
      default: return nil
      }
      columns = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
      separator = ","
    }

    /// The cell under the first of these names that the table has; nil if it says nothing.
    func cell(_ row: [String], _ names: String...) -> String? {
      guard let index = names.lazy.compactMap({ columns[$0] }).first, index < row.count else { return nil }
      let text = row[index].trimmingCharacters(in: .whitespaces)
      return ["", "undefined", "null"].contains(text) ? nil : text
    }

    func number(_ row: [String], _ names: String...) -> Double? {
      for name in names {
        if let text = cell(row, name), let value = Double(text), value.isFinite { return value }
      }
      return nil
    }
  }

  private static func entry(_ row: [String], _ layout: Layout) -> Entry? {
    guard let uri = layout.cell(row, "track uri"), let kind = SpotifyURI.kind(of: uri) else { return nil }
    let artists = artists(layout.cell(row, "artist name(s)") ?? "", separator: layout.separator)
    let album = layout.cell(row, "album name").map {
      ServiceTrack.Album(id: layout.cell(row, "album uri").flatMap(SpotifyURI.id), name: $0)
    }
    let track = ServiceTrack(
      kind: kind, id: kind == .track ? SpotifyURI.id(of: uri) : nil, uri: uri, isrc: layout.cell(row, "isrc"),
      title: layout.cell(row, "track name") ?? "", artists: artists, album: album,
      releaseDate: layout.cell(row, "album release date", "release date"),
      durationMilliseconds: layout.number(row, "track duration (ms)", "duration (ms)").flatMap {
        Int(exactly: $0)
      },
      explicit: layout.cell(row, "explicit")?.lowercased() == "true")
    let addedAt = layout.cell(row, "added at").flatMap(Date.init(exported:))
    let features = features(row, layout)
    return Entry(
      saved: SavedTrack(addedAt: addedAt, track: track),
      features: features == ServiceFeatures() ? nil : features)
  }

  private static func features(_ row: [String], _ layout: Layout) -> ServiceFeatures {
    func whole(_ name: String) -> Int? { layout.number(row, name).flatMap { Int(exactly: $0) } }
    return ServiceFeatures(
      danceability: layout.number(row, "danceability"), energy: layout.number(row, "energy"),
      key: whole("key"),
      loudness: layout.number(row, "loudness"), mode: whole("mode"),
      speechiness: layout.number(row, "speechiness"), acousticness: layout.number(row, "acousticness"),
      instrumentalness: layout.number(row, "instrumentalness"), liveness: layout.number(row, "liveness"),
      valence: layout.number(row, "valence"), tempo: layout.number(row, "tempo"),
      timeSignature: whole("time signature"))
  }

  /// Splits names at the separator; `\,` is a comma inside a name.
  private static func artists(_ text: String, separator: Character) -> [ServiceTrack.Artist] {
    var names: [String] = [""]
    var isEscaped = false
    for character in text {
      if isEscaped {
        names[names.count - 1].append(character)
        isEscaped = false
      } else if character == "\\", separator == "," {
        isEscaped = true
      } else if character == separator {
        names.append("")
      } else {
        names[names.count - 1].append(character)
      }
    }
    return names.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      .map { ServiceTrack.Artist(id: nil, name: $0) }
  }
}
