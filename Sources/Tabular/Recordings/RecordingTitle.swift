/// What of a track's title names the performance: without the remarks that catalogues add to re-releases, but with
/// those that mark another performance.
///
/// "Hey Jude - Remastered 2015" and "Hey Jude" are one recording; "Hey Jude - Live" is another. Remarks stand in
/// brackets or after " - ". In brackets an unknown remark is taken for an addition; after a dash it is taken for a
/// part of the title, as the movements of classical works are written so.
enum RecordingTitle {
  /// Words that mark another performance of the same song.
  private static let distinguishing: Set<String> = [
    "live", "vivo", "directo", "concert", "unplugged", "acoustic", "acustico", "acoustique", "akustik",
    "remix", "rmx",
    "remixed", "mix", "mixed", "instrumental", "karaoke", "demo", "cover", "reprise", "lofi", "lo", "piano",
    "guitar",
    "slowed", "sped", "reverb", "nightcore", "orchestral", "orchestra", "symphonic", "strings", "session",
    "sessions",
    "take", "rehearsal", "alternate", "alternative", "vip", "dub", "flip", "bootleg", "club", "rework",
    "cappella",
    "acapella", "interlude", "intro", "outro", "skit", "pt", "part", "parte", "vol", "op", "no", "japanese",
    "english",
    "spanish", "korean", "french", "german", "italian", "chinese", "portuguese", "female", "male", "duet",
    "solo",
    "cast", "recorded", "tv", "rerecorded", "medley", "excerpts", "tour",
  ]

  /// Words that say how a recording was published.
  private static let neutral: Set<String> = [
    "remaster", "remastered", "remasterizado", "remasterizada", "remasterise", "remasters", "mono", "stereo",
    "single",
    "album", "radio", "original", "bonus", "deluxe", "edition", "explicit", "clean", "feat", "ft",
    "featuring", "with",
    "from", "soundtrack", "ost", "anniversary", "edit", "digital", "version", "extended", "full", "reissue",
    "expanded",
  ]

  /// Mixes that are only another cut of the same recording.
  private static let cuts: Set<String> = ["original", "radio", "single", "album", "extended"]

  /// The bytes of the folded title that name the performance: letters and digits alone.
  static func key(of title: UnsafeBufferPointer<UInt8>, into key: inout [UInt8], folded: inout [UInt8]) {
    folded.removeAll(keepingCapacity: true)
    key.removeAll(keepingCapacity: true)
    FoldedText.fold(title, into: &folded)
    if mayHaveRemarks(folded) {
      appendLetters(Array(withoutRemarks(String(decoding: folded, as: UTF8.self)).utf8), to: &key)
    }
    if key.isEmpty { appendLetters(folded, to: &key) }
    if key.isEmpty { key.append(contentsOf: folded) }
  }

  private static func mayHaveRemarks(_ folded: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for byte in folded {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { return true }
      if byte == UInt8(ascii: "-") && previous == Byte.space { return true }
      if byte == UInt8(ascii: "t") && previous == UInt8(ascii: "f") { return true }
      if byte == UInt8(ascii: "e") && previous == UInt8(ascii: "f") { return true }
      previous = byte
    }
    return false
  }

  private static func appendLetters(_ bytes: [UInt8], to key: inout [UInt8]) {
    for byte in bytes where byte >= 0x80 || byte &- 48 < 10 || byte &- 97 < 26 { key.append(byte) }
  }

  /// The title, already folded, without the remarks that do not change the performance.
  static func withoutRemarks(_ title: String) -> String {
    var bracketed: [String] = []
    var plain = ""
    var depth = 0
    for character in title {
      switch character {
      case "(", "[":
        if depth == 0 { bracketed.append("") }
        depth += 1
      case ")", "]":
        depth = max(0, depth - 1)
      default:
        if depth == 0 { plain.append(character) } else { bracketed[bracketed.count - 1].append(character) }
      }
    }
    var parts = dashed(plain)
    var kept = [withoutGuests(parts.removeFirst())]
    for part in parts {
      kept += part.split(separator: "/").map(String.init).filter { isDistinguishing($0) || !isNeutral($0) }
    }
    kept += bracketed.filter(isDistinguishing)
    return kept.joined(separator: " ")
  }

  /// The text before and between its " - ".
  private static func dashed(_ text: String) -> [String] {
    var parts = [""]
    for word in text.split(separator: " ") {
      if word == "-" {
        parts.append("")
      } else {
        parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + word
      }
    }
    return parts
  }

  /// The title up to "feat. …" outside brackets.
  private static func withoutGuests(_ title: String) -> String {
    let words = title.split(separator: " ")
    let guest = words.indices.dropFirst().first {
      ["feat.", "feat", "ft.", "ft", "featuring"].contains(words[$0])
    }
    guard let guest else { return title }
    return words[..<guest].joined(separator: " ")
  }

  private static func words(_ remark: String) -> [String] {
    remark.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func isDistinguishing(_ remark: String) -> Bool {
    let words = words(remark)
    for (index, word) in words.enumerated() where distinguishing.contains(word) {
      if word == "mix" && index > 0 && cuts.contains(words[index - 1]) { continue }
      return true
    }
    // A number that is no year tells parts and versions apart.
    return words.contains { word in
      guard let number = Int(word) else { return false }
      return !(1900..<2100).contains(number)
        && !words.contains { $0.hasPrefix("remaster") || $0 == "anniversary" }
    }
  }

  private static func isNeutral(_ remark: String) -> Bool {
    let words = words(remark)
    return words.contains(where: neutral.contains)
      || words.allSatisfy { Int($0).map { (1900..<2100).contains($0) } ?? false }
  }
}
