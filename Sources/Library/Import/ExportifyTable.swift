import Foundation
import Music
import Tabular

extension ServiceTrack.Kind {
  /// The kind of thing that an address or a bare id names, and its address in the form `spotify:KIND:ID`.
  static func andURI(of text: String) -> (kind: ServiceTrack.Kind, uri: String)? {
    if let uri = SpotifyAddress.trackURI(in: text) { return (.track, uri) }
    guard let address = SpotifyAddress(text) else { return nil }
    switch address.kind {
    case "episode": return (.episode, "spotify:episode:\(address.id)")
    case "local": return (.local, text)
    default: return nil
    }
  }
}

/// A playlist or the liked songs as one of the two Exportify sites writes them (github.com/watsonbox/exportify,
/// github.com/pavelkomarov/exportify), or a table like theirs, with audio features and genres if it has them. What its columns mean
/// is settled as for every other table.
struct ExportifyTable {
  /// A row: where the track was kept, and its features if the row holds any.
  struct Entry {
    var saved: SavedTrack
    var features: ServiceFeatures?
    /// The genres that the row names, mostly those of the artists.
    var genres: [GenreTag]
    /// The playlist that the row names, where a table holds several.
    var playlist: String?
  }

  private(set) var entries: [Entry] = []
  /// Lines that cannot be read, and rows with neither an address nor a title.
  private(set) var unreadable = 0
  /// Rows with a feature that lies outside of what it can be: the track is taken, that feature is not.
  private(set) var implausible = 0
  /// How the table was read; `nil` for one without rows.
  private(set) var report: LoadReport?

  /// - Throws: `ImportError.unknownColumns`, `.foreign` or `.table`.
  init(_ bytes: Data, path: String) throws {
    guard let loaded = try TableReader.forImports().read(importing: Array(bytes), path: path) else { return }
    let table = loaded.dataset
    // Other tables of tracks are not a person's: those say when or by whom a track was kept, give its address, or name
    // recordings and nothing of their sound but what disc jockeys note.
    let headers = loaded.report.kept.map { $0.header.lowercased() }
    let isPersonal =
      table[.addedAt] != nil
      || AudioFeature.allCases.allSatisfy {
        [.tempo, .key, .mode].contains($0) || table[$0.column] == nil
      }
      || headers.contains {
        $0.contains("uri") || $0.contains("added by") || $0 == "playlist name" || $0 == "playlist"
      }
    guard isPersonal, table[.trackName] != nil, table[.trackID] != nil || table[.artists] != nil else {
      throw ImportError.unknownColumns(path: path, columns: loaded.report.kept.map(\.header))
    }
    report = loaded.report
    unreadable = loaded.report.unreadableCount
    let columns = Columns(table)
    for row in 0..<table.rowCount {
      guard var entry = columns.entry(row) else {
        unreadable += 1
        continue
      }
      if entry.features?.removeImplausible() == true { implausible += 1 }
      if entry.features?.isPlausible == false { entry.features = nil }
      entries.append(entry)
    }
  }

  /// The columns of a table by what they are for.
  private struct Columns {
    let table: Dataset
    let albumURI: ColumnName?
    let playlist: ColumnName?
    let features: [(feature: AudioFeature, column: NumberColumn)]

    init(_ table: Dataset) {
      self.table = table
      albumURI = table.columnNames.first { $0.text.lowercased() == "album uri" }
      playlist = table.columnNames.first { ["playlist name", "playlist"].contains($0.text.lowercased()) }
      features = AudioFeature.allCases.compactMap { feature in
        table.numbers(feature.column).map { (feature, $0) }
      }
    }

    func text(_ name: ColumnName, _ row: Int) -> String? {
      table.texts(name)?[row].flatMap { ["undefined", "null"].contains($0) ? nil : $0 }
    }

    func entry(_ row: Int) -> Entry? {
      let found = text(.trackID, row).flatMap { ServiceTrack.Kind.andURI(of: $0) }
      let title = text(.trackName, row) ?? ""
      let artists = text(.artists, row)?.split(separator: ";").map {
        ServiceTrack.Artist(id: nil, name: String($0))
      }
      guard found != nil || (!title.isEmpty && artists != nil && text(.trackID, row) == nil) else {
        return nil
      }
      let kind = found?.kind ?? .track
      let track = ServiceTrack(
        kind: kind, id: kind == .track ? found.flatMap { SpotifyAddress($0.uri)?.id } : nil, uri: found?.uri,
        isrc: text(.isrc, row), title: title, artists: artists ?? [],
        album: text(.albumName, row).map { name in
          ServiceTrack.Album(
            id: albumURI.flatMap { text($0, row) }.flatMap { SpotifyAddress($0)?.id }, name: name)
        },
        releaseDate: text(.releaseDate, row),
        durationMilliseconds: table.numbers(.durationMs)?[row].flatMap { Int(exactly: $0.rounded()) }
          .flatMap { ServiceTrack.durations.contains($0) ? $0 : nil },
        explicit: table.flags(.explicit)?[row] ?? false)
      var values = ServiceFeatures()
      for (feature, column) in features {
        // Through its decimal text, so that 0.497 does not become 0.49700000882148743.
        values[feature] = column[row].flatMap { Double("\($0)") }
      }
      return Entry(
        saved: SavedTrack(addedAt: text(.addedAt, row).flatMap(Date.init(exported:)), track: track),
        features: values == ServiceFeatures() ? nil : values,
        genres: text(.artistGenres, row).map { GenreTag.list(inCell: $0) } ?? [],
        playlist: playlist.flatMap { text($0, row) })
    }
  }
}

extension ExportifyTable: ExportFormat {
  static let endings = [".csv", ".tsv", ".txt"]

  static func matches(_ file: ExportFile) -> Bool { file.shape == .text }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let table = try ExportifyTable(file.contents, path: file.name)
    summary.unreadable += table.unreadable
    summary.implausible += table.implausible
    if let report = table.report { summary.tables.append((file.name, report)) }
    for entry in table.entries {
      guard let uri = entry.saved.track.uri else { continue }
      if let values = entry.features { content.features[uri] = values }
      if !entry.genres.isEmpty { content.genres[uri] = entry.genres }
    }
    var order: [String] = []
    var lists: [String: [SavedTrack]] = [:]
    for entry in table.entries {
      let name = entry.playlist ?? file.playlistName
      if lists[name] == nil { order.append(name) }
      lists[name, default: []].append(entry.saved)
    }
    if order.isEmpty { order = [file.playlistName] }
    for name in order { content.add(lists[name] ?? [], to: name) }
  }
}
