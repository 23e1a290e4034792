/// What the remarks in a track's title say of the performance: remarks stand in brackets or behind " - ".
///
/// "Live and Let Die" is no live recording; "Song (Live at the Arena)" and "Song - Live" are.
public struct TitleRemarks: Sendable, Equatable {
  /// Whether it was recorded before an audience.
  public let isLive: Bool
  /// Whether somebody has made another mix of it.
  public let isRemix: Bool

  private static let live: Set<String> = ["live", "vivo", "directo", "unplugged", "concert"]
  private static let remix: Set<String> = [
    "remix", "rmx", "remixed", "rework", "bootleg", "flip", "edit", "mix",
  ]
  /// Mixes and edits that are only another cut of the same recording.
  private static let cuts: Set<String> = [
    "original", "radio", "single", "album", "extended", "video", "clean", "explicit", "short", "mono",
    "stereo",
  ]

  /// Reads a title.
  public init(_ title: String) {
    let remarks = Self.remarks(in: FoldedText(title).text).map { remark in
      remark.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    isLive = remarks.contains { $0.contains(where: Self.live.contains) }
    isRemix = remarks.contains { words in
      words.contains(where: Self.remix.contains) && !words.contains(where: Self.cuts.contains)
    }
  }

  private static func remarks(in title: String) -> [String] {
    var remarks: [String] = []
    var depth = 0
    for character in title {
      switch character {
      case "(", "[":
        if depth == 0 { remarks.append("") }
        depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default: if depth > 0 { remarks[remarks.count - 1].append(character) }
      }
    }
    let dashed = title.split(separator: " - ", omittingEmptySubsequences: false).dropFirst()
    return remarks + dashed.map(String.init)
  }
}
