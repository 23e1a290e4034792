import Foundation
import Tabular

/// Listens as ListenBrainz exports them (https://listenbrainz.readthedocs.io, "JSON documentation"), one in each line.
enum ListenBrainzHistory: ExportFormat {
  struct Listen: Decodable {
    struct Metadata: Decodable {
      var artist_name, track_name: AccountExport.LooseText?
      var additional_info: AccountExport.Loose<Info>?
    }
    /// What the program that submitted it knew beside.
    struct Info: Decodable {
      var spotify_id: AccountExport.LooseText?
      /// In milliseconds.
      var duration_ms: AccountExport.LooseText?
    }
    var track_metadata: Metadata
  }

  static let endings = [".jsonl", ".json"]

  static func matches(_ file: ExportFile) -> Bool {
    file.shape != .text && file.names("track_metadata") && file.names("listened_at")
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let listed = try AccountExport.things(Listen.self, of: file)
    let plays = listed.compactMap { $0.value?.play }
    summary.unreadable += listed.count - plays.count
    content.plays.add(plays, isExtended: true)
  }
}

extension ListenBrainzHistory.Listen {
  /// A listen is a play of which nobody says how long it was: as long as the track, where that is known.
  fileprivate var play: StreamingHistory.Play {
    let info = track_metadata.additional_info?.value
    var play = StreamingHistory.Play()
    play.artistName = track_metadata.artist_name
    play.trackName = track_metadata.track_name
    play.ms_played = info?.duration_ms ?? AccountExport.LooseText("\(PlayCounts.shortest)")
    play.spotify_track_uri = info?.spotify_id.flatMap { SpotifyAddress.trackURI(in: $0.text) }
      .map { AccountExport.LooseText($0) }
    return play
  }
}
