/// A musical key as files write it: the one place where pitch classes and modes are read.
///
/// Understood are note names in English, German and Romance (`A#`, `Bb`, `C♯/D♭`, `Fis`, `H`, `Sol`), alone or with the
/// mode (`E Minor`, `F#m`, `a-Moll`, `Do majeur`), the two notations of disc jockeys, Camelot (`8B` is C major, `8A` A
/// minor) and Open Key (`1d` and `1m` are the same two), and two of these side by side (`8A - Am`).
struct MusicalKey: Equatable {
  /// 0 to 11, 0 being C.
  var pitch: Int
  /// `nil` if the text does not say.
  var isMajor: Bool?

  /// What is added to a pitch class in a column whose cells tell the mode too.
  static let minorMark = 100
  static let majorMark = 200

  init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 60 else { return nil }
    if let key = Self.single(text) {
      self = key
      return
    }
    // The same key in two notations.
    let keys = text.split { "-–()[]/|,".contains($0) }.filter { !$0.trimmingSpaces.isEmpty }.map {
      Self.single($0)
    }
    guard keys.count == 2, let first = keys[0], let second = keys[1], first.pitch == second.pitch,
      first.isMajor == nil || second.isMajor == nil || first.isMajor == second.isMajor
    else { return nil }
    self.init(pitch: first.pitch, isMajor: first.isMajor ?? second.isMajor)
  }

  private init(pitch: Int, isMajor: Bool?) {
    self.pitch = pitch
    self.isMajor = isMajor
  }

  private static func single(_ text: some StringProtocol) -> MusicalKey? {
    let trimmed = text.trimmingSpaces
    guard let first = trimmed.first else { return nil }
    if first.isNumber { return wheel(trimmed.lowercased()) }
    return note(String(trimmed))
  }

  /// A place on the circle of fifths: a number from 1 to 12 and a letter.
  private static func wheel(_ text: String) -> MusicalKey? {
    guard let letter = text.last, let number = Int(text.dropLast().trimmingSpaces), (1...12).contains(number)
    else { return nil }
    // Neighbours on the wheel are a fifth, seven semitones, apart.
    return switch letter {
    case "b": MusicalKey(pitch: (number + 4) * 7 % 12, isMajor: true)
    case "a": MusicalKey(pitch: ((number + 4) * 7 + 9) % 12, isMajor: false)
    case "d": MusicalKey(pitch: (number - 1) * 7 % 12, isMajor: true)
    case "m": MusicalKey(pitch: ((number - 1) * 7 + 9) % 12, isMajor: false)
    default: nil
    }
  }

  private static func note(_ text: String) -> MusicalKey? {
    for names in [english, german, romance] {
      var rest = Substring(text.lowercased())
      guard var pitch = names.take(from: &rest) else { continue }
      // Many files write C#/Db: both names of one pitch.
      if rest.first == "/" {
        rest = rest.dropFirst()
        guard names.take(from: &rest) == pitch else { continue }
      }
      let mode = rest.drop { $0 == " " || $0 == "-" || $0 == "_" || $0 == ":" }.trimmingSpaces
      if mode.isEmpty { return MusicalKey(pitch: pitch, isMajor: nil) }
      // Of the case of a letter only the mode's counts: CM is major, Cm minor.
      guard let isMajor = Self.isMajor(text.suffix(mode.count)) else { continue }
      // What Germans call B is a semitone lower.
      if names == english, pitch == 11, germanModes.contains(String(mode)) { pitch = 10 }
      return MusicalKey(pitch: pitch, isMajor: isMajor)
    }
    return nil
  }

  private static let english = NoteNames(
    notes: [("c", 0), ("d", 2), ("e", 4), ("f", 5), ("g", 7), ("a", 9), ("b", 11)],
    sharps: ["#", "♯", "sharp", "-sharp", " sharp"], flats: ["b", "♭", "flat", "-flat", " flat"])
  private static let german = NoteNames(
    notes: [("c", 0), ("d", 2), ("e", 4), ("f", 5), ("g", 7), ("a", 9), ("h", 11)],
    sharps: ["is", "#"], flats: ["es", "s"])
  private static let romance = NoteNames(
    notes: [
      ("do", 0), ("ut", 0), ("re", 2), ("ré", 2), ("mi", 4), ("fa", 5), ("sol", 7), ("la", 9), ("si", 11),
    ],
    sharps: ["#", "♯", " dièse", " diese", " diesis", " sostenido", " sustenido"],
    flats: ["b", "♭", " bémol", " bemol", " bemolle"])

  private static let majorNames: Set<String> = [
    "major", "maj", "maj.", "dur", "majeur", "mayor", "maggiore", "maior", "ionian", "majör", "мажор",
    "duuri", "durowa", "大调", "大調", "長調", "メジャー", "장조", "메이저",
  ]
  private static let minorNames: Set<String> = [
    "minor", "min", "min.", "moll", "mol", "mineur", "menor", "minore", "aeolian", "minör", "минор",
    "molli", "molowa", "小调", "小調", "短調", "マイナー", "단조", "마이너",
  ]
  private static let germanModes: Set<String> = ["dur", "moll"]

  /// Whether a word names the major mode or the minor one; `nil` for any other word.
  static func isMajor(_ text: some StringProtocol) -> Bool? {
    let trimmed = text.trimmingSpaces
    if trimmed.count == 1 { return trimmed == "M" ? true : trimmed == "m" ? false : nil }
    let word = trimmed.lowercased()
    if majorNames.contains(word) { return true }
    return minorNames.contains(word) ? false : nil
  }
}

/// How notes are called in a language: the seven of C major, and what raises and lowers them.
private struct NoteNames: Equatable {
  private let names: [String: Int]
  private let longest: Int

  init(notes: [(name: String, pitch: Int)], sharps: [String], flats: [String]) {
    var names: [String: Int] = [:]
    for (note, pitch) in notes {
      names[note] = pitch
      for sharp in sharps { names[note + sharp] = (pitch + 1) % 12 }
      for flat in flats { names[note + flat] = (pitch + 11) % 12 }
    }
    self.names = names
    longest = names.keys.map(\.count).max() ?? 0
  }

  /// The pitch of the longest name that a text in lower case begins with, which is taken from it.
  func take(from text: inout Substring) -> Int? {
    for count in stride(from: min(longest, text.count), to: 0, by: -1) {
      guard let pitch = names[String(text.prefix(count))] else { continue }
      text = text.dropFirst(count)
      return pitch
    }
    return nil
  }
}
