import Foundation

/// What somebody has watched and heard on YouTube, as Google Takeout gives it (`watch-history.json`): of it, plays of
/// music, which are those in YouTube Music and those on channels that YouTube makes for artists, "… - Topic".
enum YouTubeHistory: ExportFormat {
  struct Watched: Decodable {
    struct Channel: Decodable {
      var name: AccountExport.LooseText?
    }
    var header, title: AccountExport.LooseText?
    var subtitles: [AccountExport.Loose<Channel>]?
  }

  static let endings = [".json"]

  static func matches(_ file: ExportFile) -> Bool {
    file.shape == .list && file.names("titleUrl") && file.names("header")
      && file.names("subtitles", anywhere: true)
  }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    let listed = try AccountExport.things(Watched.self, of: file)
    let watched = listed.compactMap { $0.value }
    summary.unreadable += listed.count - watched.count
    let around = wording(of: watched.compactMap(\.title?.text))
    let plays = watched.compactMap { $0.play(around) }
    summary.otherVideos += watched.count - plays.count
    content.plays.add(plays, isExtended: true)
  }

  /// What stands before and behind every title, as "Watched " does, in whatever language.
  private static func wording(of titles: [String]) -> (before: Int, behind: Int) {
    let titles = Array(Set(titles))
    guard titles.count > 1, let first = titles.first else {
      return (titles.first?.hasPrefix("Watched ") == true ? 8 : 0, 0)
    }
    let before = titles.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    let backwards = titles.map { String($0.reversed()) }
    let behind = backwards.dropFirst().reduce(backwards[0]) { $0.commonPrefix(with: $1) }
    // Whole words, or titles that begin alike would lose their beginning.
    let start = before.lastIndex(of: " ").map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0
    let end = behind.lastIndex(of: " ").map { behind.distance(from: behind.startIndex, to: $0) + 1 } ?? 0
    return (start, end)
  }
}

extension YouTubeHistory.Watched {
  /// A play of a song, of which nobody says how long it was; `nil` if it is no music.
  fileprivate func play(_ around: (before: Int, behind: Int)) -> StreamingHistory.Play? {
    let channel = subtitles?.first?.value?.name?.text ?? ""
    let isOfArtist = channel.hasSuffix(" - Topic")
    guard isOfArtist || header?.text == "YouTube Music", let title = title?.text, !channel.isEmpty else {
      return nil
    }
    var play = StreamingHistory.Play()
    play.trackName = AccountExport.LooseText(String(title.dropFirst(around.before).dropLast(around.behind)))
    play.artistName = AccountExport.LooseText(isOfArtist ? String(channel.dropLast(8)) : channel)
    play.ms_played = AccountExport.LooseText("\(PlayCounts.shortest)")
    return play
  }
}
