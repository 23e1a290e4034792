import Foundation

/// The streaming history of Spotify's account data, of the last year or of all years, as a list or with a play in each line;
/// podcasts and videos are left out.
enum StreamingHistory: ExportFormat {
  /// A line of `StreamingHistory_music_0.json` or `Streaming_History_Audio_2020-2024_0.json`.
  struct Play: Decodable {
    var artistName, trackName: AccountExport.LooseText?
    /// As a number or as a text of one.
    var msPlayed, ms_played: AccountExport.LooseText?
    var master_metadata_track_name, master_metadata_album_artist_name: AccountExport.LooseText?
    var spotify_track_uri: AccountExport.LooseText?
  }

  static let endings = [".json", ".jsonl", ".ndjson"]

  static func matches(_ file: ExportFile) -> Bool {
    [.list, .lines, .object].contains(file.shape) && !file.names("podcastName")
      && !file.name.lowercased().contains("video") && (isExtended(file) || file.names("msPlayed"))
      && (file.names("trackName") || file.names("master_metadata_track_name"))
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let listed = try AccountExport.things(Play.self, of: file)
    let plays = listed.compactMap(\.value)
    summary.unreadable += listed.count - plays.count
    content.plays.add(plays, isExtended: isExtended(file))
  }

  private static func isExtended(_ file: ExportFile) -> Bool { file.names("ms_played") }
}
