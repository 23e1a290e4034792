/// A musical key as files write it: the one place where pitch classes and modes are read.
///
/// Understood are note names (`A#`, `Bb`, `C♯/D♭`), alone or with the mode (`E Minor`, `F#m`, `a-Moll`), and the two
/// notations of disc jockeys: Camelot (`8B` is C major, `8A` A minor) and Open Key (`1d` and `1m` are the same two).
struct MusicalKey: Equatable {
  /// 0 to 11, 0 being C.
  var pitch: Int
  /// `nil` if the text does not say.
  var isMajor: Bool?

  /// What is added to a pitch class in a column whose cells tell the mode too.
  static let minorMark = 100
  static let majorMark = 200

  init?(_ text: some StringProtocol) {
    let lowercased = text.trimmingSpaces.lowercased()
    guard let first = lowercased.first else { return nil }
    if first.isNumber {
      self.init(wheel: lowercased)
    } else {
      self.init(note: lowercased)
    }
  }

  /// A place on the circle of fifths: a number from 1 to 12 and a letter.
  private init?(wheel text: String) {
    guard let letter = text.last, let number = Int(text.dropLast()), (1...12).contains(number) else {
      return nil
    }
    // Neighbours on the wheel are a fifth, seven semitones, apart.
    switch letter {
    case "b": self.init(pitch: (number + 4) * 7 % 12, isMajor: true)
    case "a": self.init(pitch: ((number + 4) * 7 + 9) % 12, isMajor: false)
    case "d": self.init(pitch: (number - 1) * 7 % 12, isMajor: true)
    case "m": self.init(pitch: ((number - 1) * 7 + 9) % 12, isMajor: false)
    default: return nil
    }
  }

  private init(pitch: Int, isMajor: Bool?) {
    self.pitch = pitch
    self.isMajor = isMajor
  }

  private static let naturals: [Character: Int] = ["c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11]

  private init?(note text: String) {
    var rest = Substring(text)
    guard let pitch = Self.takeNote(from: &rest) else { return nil }
    // Many files write C#/Db: both names of one pitch.
    if rest.first == "/" {
      rest = rest.dropFirst()
      guard Self.takeNote(from: &rest) == pitch else { return nil }
    }
    rest = rest.drop { $0 == " " || $0 == "-" || $0 == "_" }
    if rest.isEmpty {
      self.init(pitch: pitch, isMajor: nil)
    } else {
      guard let isMajor = Self.isMajor(rest) else { return nil }
      self.init(pitch: pitch, isMajor: isMajor)
    }
  }

  /// A letter, and a sharp or flat behind it.
  private static func takeNote(from text: inout Substring) -> Int? {
    guard let letter = text.first, let natural = naturals[letter] else { return nil }
    text = text.dropFirst()
    for (names, step) in [
      (["#", "♯", "sharp", "-sharp", " sharp"], 1), (["b", "♭", "flat", "-flat", " flat"], 11),
    ] {
      for name in names where text.hasPrefix(name) {
        text = text.dropFirst(name.count)
        return (natural + step) % 12
      }
    }
    return natural
  }

  private static let majorNames: Set<String> = [
    "major", "maj", "dur", "majeur", "mayor", "maggiore", "maior", "ionian",
  ]
  private static let minorNames: Set<String> = [
    "minor", "min", "m", "moll", "mineur", "menor", "minore", "aeolian",
  ]

  /// Whether a word names the major mode or the minor one; `nil` for any other word.
  static func isMajor(_ text: some StringProtocol) -> Bool? {
    let word = text.trimmingSpaces.lowercased()
    if majorNames.contains(word) { return true }
    return minorNames.contains(word) ? false : nil
  }
}
