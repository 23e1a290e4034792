import Foundation
import Music

/// A playlist in JSPF, the JSON form of XSPF (https://www.xspf.org/jspf), as ListenBrainz writes it. Its tracks
/// are found in the library by artist and title where it has no address of Spotify's.
struct SharedPlaylist: ExportFormat, Decodable {
  struct Playlist: Decodable {
    var title, annotation: AccountExport.LooseText?
    var track: [AccountExport.Loose<Track>]?
  }
  struct Track: Decodable {
    var title, creator, album: AccountExport.LooseText?
    /// Addresses of the track, one of which may be Spotify's.
    var identifier, location: Addresses?
    /// In milliseconds.
    var duration: AccountExport.LooseText?
  }
  /// Some programs write a list of addresses, others a single one.
  struct Addresses: Decodable {
    var texts: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      texts =
        (try? container.decode([String].self)) ?? (try? container.decode(String.self)).map { [$0] } ?? []
    }
  }
  var playlist: Playlist

  static let endings = [".jspf", ".json"]

  static func matches(_ file: ExportFile) -> Bool {
    file.shape == .object && file.names("playlist") && file.names("track", anywhere: true)
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let playlist = try AccountExport.decode(Self.self, from: file).playlist
    let listed = playlist.track ?? []
    let saved = listed.compactMap { $0.value?.saved }
    summary.unreadable += listed.count - saved.count
    content.add(
      saved, to: playlist.title.flatMap { $0.text.isEmpty ? nil : $0.text } ?? file.playlistName,
      description: playlist.annotation?.text ?? "")
  }
}

extension SharedPlaylist.Track {
  /// The entry, without an address where none is Spotify's; `nil` if it has no title either.
  var saved: SavedTrack? {
    let address = ((identifier?.texts ?? []) + (location?.texts ?? []))
      .first { ServiceTrack.Kind.andURI(of: $0) != nil }
    guard
      var track = AccountExport.track(
        address.map(AccountExport.LooseText.init), title: title, artist: creator, album: album)
    else {
      return nil
    }
    track.durationMilliseconds = (duration?.text).flatMap { Double($0) }.flatMap {
      Int(exactly: $0.rounded())
    }
    .flatMap { ServiceTrack.durations.contains($0) ? $0 : nil }
    return SavedTrack(addedAt: nil, track: track)
  }
}
