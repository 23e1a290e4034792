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
    if mayHaveRemarks(folded) { appendPerformance(folded, to: &key) }
    if key.isEmpty { appendLetters(folded[...], to: &key) }
    if key.isEmpty { key.append(contentsOf: folded) }
  }

  /// Most titles have none, and need not be taken to pieces.
  private static func mayHaveRemarks(_ folded: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for byte in folded {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): return true
      // A dash, "feat." and "ft.", each as a word.
      case UInt8(ascii: "-"), UInt8(ascii: "f"): if previous == Byte.space { return true }
      default: break
      }
      previous = byte
    }
    return false
  }

  private static func appendLetters(_ bytes: ArraySlice<UInt8>, to key: inout [UInt8]) {
    for byte in bytes where byte >= 0x80 || byte &- 48 < 10 || byte &- 97 < 26 { key.append(byte) }
  }

  /// Appends the letters of a folded title without the remarks that do not change the performance: what stands before the
  /// first dash, the parts behind dashes, then what stands in brackets.
  private static func appendPerformance(_ title: [UInt8], to key: inout [UInt8]) {
    var (plain, remarks) = (title, [[UInt8]]())
    if title.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) {
      (plain, remarks) = bracketed(title)
    }
    let parts = dashed(plain)
    appendLetters(withoutGuests(parts[0]), to: &key)
    for part in parts.dropFirst() {
      for piece in part.split(separator: UInt8(ascii: "/")) {
        let words = words(piece)
        if isDistinguishing(words) || !isNeutral(words) { appendLetters(piece, to: &key) }
      }
    }
    for remark in remarks where isDistinguishing(words(remark[...])) { appendLetters(remark[...], to: &key) }
  }

  /// The text outside brackets, and the texts inside.
  private static func bracketed(_ title: [UInt8]) -> (plain: [UInt8], remarks: [[UInt8]]) {
    var remarks: [[UInt8]] = []
    var plain: [UInt8] = []
    var depth = 0
    for byte in title {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if depth == 0 { remarks.append([]) }
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth = max(0, depth - 1)
      default:
        if depth == 0 { plain.append(byte) } else { remarks[remarks.count - 1].append(byte) }
      }
    }
    return (plain, remarks)
  }

  /// The text before and between its " - "; one part at least.
  private static func dashed(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    for place in text.indices where text[place] == UInt8(ascii: "-") {
      let isFirst = place == text.startIndex || text[place - 1] == Byte.space
      let isLast = place + 1 == text.endIndex || text[place + 1] == Byte.space
      guard isFirst, isLast else { continue }
      parts.append(text[start..<place])
      start = place + 1
    }
    return parts + [text[start...]]
  }

  /// The title up to "feat. …" outside brackets.
  private static func withoutGuests(_ title: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let guest = title.split(separator: Byte.space).dropFirst().first { word in
      word.first == UInt8(ascii: "f") && guests.contains(String(decoding: word, as: UTF8.self))
    }
    return guest.map { title[..<$0.startIndex] } ?? title
  }

  private static let guests: Set<String> = ["feat.", "feat", "ft.", "ft", "featuring"]

  private static func words(_ remark: ArraySlice<UInt8>) -> [String] {
    if remark.allSatisfy({ $0 < 0x80 }) {
      return remark.split { !($0 &- 97 < 26 || $0 &- 48 < 10 || $0 &- 65 < 26) }.map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return String(decoding: remark, as: UTF8.self).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func isDistinguishing(_ words: [String]) -> Bool {
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

  private static func isNeutral(_ words: [String]) -> Bool {
    words.contains(where: neutral.contains)
      || words.allSatisfy { Int($0).map { (1900..<2100).contains($0) } ?? false }
  }
}
