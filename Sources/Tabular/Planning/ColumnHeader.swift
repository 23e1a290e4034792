/// What a file calls a column, taken apart: the name without the marks of tools and units, and the unit.
///
/// `danceability_%`, `Energy Rating (0-100)`, `spotify_track_duration_ms`, `tempo_x` and `Beats Per Minute (BPM)` all
/// name known columns.
struct ColumnHeader {
  /// What a header says of the unit of its numbers.
  enum Unit: Sendable, Equatable {
    case percent, milliseconds, seconds, minutes
    /// Minutes and seconds.
    case clock
    /// From 0 to 1.
    case share
  }

  /// Letters and digits alone, in lower case, of the names that the header can be read as; what was left out of a name
  /// makes it count less.
  let names: [(plain: String, leftOut: Int)]
  let unit: Unit?

  init(_ header: String) {
    let lowercased = Self.plainBrackets(Self.spaced(header.prefix(200)).lowercased())
    var outside: [Substring] = []
    var inside: [Substring] = []
    var depth = 0
    // Words, those in brackets apart.
    for word in lowercased.split(whereSeparator: {
      $0 == " " || $0 == "_" || $0 == "." || $0 == "-" || $0 == "\t"
    }) {
      var rest = word
      while let open = rest.firstIndex(where: { "([".contains($0) || (depth > 0 && ")]".contains($0)) }) {
        let part = rest[..<open]
        if !part.isEmpty { if depth > 0 { inside.append(part) } else { outside.append(part) } }
        depth = "([".contains(rest[open]) ? depth + 1 : depth - 1
        rest = rest[rest.index(after: open)...]
      }
      if !rest.isEmpty { if depth > 0 { inside.append(rest) } else { outside.append(rest) } }
    }
    var unit = inside.compactMap { Self.unit(of: $0) }.first
    if lowercased.contains("%") { unit = .percent }
    if inside.contains("0") && inside.contains("100") { unit = .percent }
    if Self.clocks.contains(where: { lowercased.contains($0) }) { unit = .clock }
    // A colon ends a word, as in `feature: energy`, and is within an address.
    var words = outside.map { word in
      (word.last == ":" ? word.dropLast() : word).filter { $0 != "%" }
    }.filter { !$0.isEmpty }

    var names = [(plain: PlainName.of(lowercased), leftOut: 0)]
    if !inside.isEmpty || lowercased.contains("%") { names.append((PlainName.of(words.joined()), 1)) }
    var leftOut = 1
    while words.count > 1, let last = words.last {
      let named = Self.unit(of: Substring(last))
      guard named != nil || Self.tails.contains(last) else { break }
      unit = unit ?? named
      words.removeLast()
      leftOut += last == "y" ? 2 : 1
      names.append((PlainName.of(words.joined()), leftOut))
    }
    while words.count > 1, let cost = Self.heads[words[0]] {
      words.removeFirst()
      leftOut += cost
      names.append((PlainName.of(words.joined()), leftOut))
    }
    // Nothing else is counted in beats.
    if inside.contains("bpm") { names.append((plain: "bpm", leftOut: 9)) }
    self.names = names
    self.unit = unit
  }

  /// Minutes and seconds, as headers write them.
  private static let clocks = ["m.ss", "m:ss", "min.sec", "min:sec", "m,ss", "min.ss"]

  /// What programs put before a name, and how much less the rest says then.
  private static let heads = [
    "spotify": 2, "audio": 2, "features": 2, "feature": 2, "af": 2, "sp": 2, "track": 3, "song": 3,
    "media": 3,
  ]
  private static let tails: Set<String> = [
    "x", "y", "rating", "score", "value", "level", "mean", "avg", "average", "median", "db", "bpm", "feature",
    "100", "in", "en", "em", "dbfs", "lufs", "dezibel", "decibel", "decibels", "décibels", "decibeles", "дб",
    "デシベル", "/", ",",
  ]

  /// With round brackets and the plain sign for percent, whatever those of the header look like.
  private static func plainBrackets(_ header: String) -> String {
    guard header.utf8.contains(where: { $0 >= 0x80 || Self.otherBrackets.contains($0) }) else {
      return header
    }
    return String(header.map { brackets[$0] ?? $0 })
  }

  private static let otherBrackets = Array("<>{}".utf8)
  private static let brackets: [Character: Character] = [
    "<": "(", ">": ")", "{": "(", "}": ")", "（": "(", "）": ")", "［": "(", "］": ")", "【": "(", "】": ")",
    "〔": "(", "〕": ")", "〈": "(", "〉": ")", "％": "%", "／": "/", "：": ":",
  ]

  /// With a blank where a small letter is followed by a word with a capital, as in `audioFeaturesEnergy`; only ASCII, byte
  /// by byte, as every cell of the first lines is looked at so.
  private static func spaced(_ header: Substring) -> String {
    func isSmall(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
    let bytes = Array(header.utf8)
    let places = bytes.indices.dropFirst().dropLast().filter { index in
      bytes[index] &- 65 < 26 && isSmall(bytes[index - 1]) && isSmall(bytes[index + 1])
    }
    guard !places.isEmpty else { return String(header) }
    var spaced: [UInt8] = []
    var start = 0
    for place in places {
      spaced += bytes[start..<place]
      spaced.append(Byte.space)
      start = place
    }
    return String(decoding: spaced + bytes[start...], as: UTF8.self)
  }

  /// The unit that a word names.
  static func unit(of word: Substring) -> Unit? {
    let bare = word.last == "," ? word.dropLast() : word
    switch bare {
    case "prozent", "pourcent", "pourcentage", "porcentaje", "porcentagem", "percentuale", "procent",
      "процент",
      "проценты":
      return .percent
    case "millisekunden", "millisecondes", "milisegundos", "millisecondi", "milliseconden", "millisekunder",
      "milissegundos", "milisekundy", "миллисекунды", "миллисекундах", "мс", "毫秒", "밀리초":
      return .milliseconds
    case "sek", "sekunden", "secondes", "seconde", "segundos", "segundo", "secondi", "seconden", "sekunder",
      "sekundy", "сек", "секунды", "секундах", "秒", "초":
      return .seconds
    case "minuten", "minutos", "minuti", "minuter", "minuty", "мин", "минуты", "минутах", "分", "분":
      return .minutes
    default: return englishUnit(of: bare)
    }
  }

  private static func englishUnit(of word: Substring) -> Unit? {
    switch word {
    case "%", "percent", "percentage", "pct", "0-100", "0–100", "0..100", "0 - 100", "0 to 100": .percent
    case "0-1", "0–1", "0..1", "0 - 1", "0 to 1", "0.0-1.0", "0.0–1.0", "0.0..1.0": .share
    case "ms", "msec", "msecs", "milliseconds", "millis", "ミリ秒": .milliseconds
    case "s", "sec", "secs", "second", "seconds": .seconds
    case "min", "mins", "minute", "minutes": .minutes
    case "mm.ss", "m.ss", "min.sec": .clock
    default: nil
    }
  }
}
