/// Which columns a reader looks for, under which names files call them, and how their cells are read.
public struct ColumnSchema: Sendable {
  /// How the cells of a column are read.
  public enum ValueKind: Sendable, Equatable {
    /// A number; one at or below the limit stands for a missing one.
    case number(missingAtOrBelow: Float?)
    /// A number from 0 to 1; a column given in percent is divided by 100.
    case share
    /// A time in milliseconds; a column in seconds, or in minutes and seconds, is converted. Zero and less is none.
    case milliseconds
    /// Yes or no in any spelling.
    case flag
    /// A pitch class 0 to 11, as a number or as a note name such as `A#` or `Bb`.
    case key
    /// 0 or 1, or Minor or Major.
    case mode
    /// One of a few names.
    case category
    case text
    /// A Spotify id, also when written as `spotify:track:…` or as a web address.
    case trackID
    /// One or several artists.
    case artists
  }

  /// One column that is looked for.
  public struct Entry: Sendable {
    public let name: ColumnName
    public let kind: ValueKind
    /// Other names in files, the preferred first; compared by letters and digits alone, whatever their case.
    public let aliases: [String]

    public init(_ name: ColumnName, _ kind: ValueKind, aliases: [String] = []) {
      self.name = name
      self.kind = kind
      self.aliases = aliases
    }
  }

  public let entries: [Entry]
  /// Spellings of a missing value in columns of numbers, flags and names, in lower case.
  public let missingSpellings: [String]
  /// Spellings of a missing value in text, exactly as written: a track may well be called "None".
  public let missingTexts: [String]
  /// Artists whose name holds a comma, which else separates artists, in lower case.
  public let artistsWithComma: [String]
  private let entryOf: [String: (entry: Int, preference: Int)]

  public init(
    _ entries: [Entry],
    missingSpellings: [String] = [
      "?", "na", "n/a", "nan", "null", "nil", "none", "undefined", "unknown", "-",
    ],
    missingTexts: [String] = ["NA", "N/A", "nan", "NaN", "null"],
    artistsWithComma: [String] = []
  ) {
    self.entries = entries
    self.missingSpellings = missingSpellings
    self.missingTexts = missingTexts
    self.artistsWithComma = artistsWithComma
    var entryOf: [String: (entry: Int, preference: Int)] = [:]
    for (index, entry) in entries.enumerated() {
      for (preference, alias) in ([entry.name.text] + entry.aliases).enumerated() {
        let plain = Self.plain(alias)
        if entryOf[plain] == nil { entryOf[plain] = (index, preference) }
      }
    }
    self.entryOf = entryOf
  }

  /// The entry for a column that a file calls `header`, and how far down its list of names that stands.
  func match(_ header: String) -> (entry: Int, preference: Int)? { entryOf[Self.plain(header)] }

  /// The canonical name of a column that a file or a person calls so; `nil` if the schema does not know it.
  public func canonicalName(of header: String) -> ColumnName? { match(header).map { entries[$0.entry].name } }

  /// Whether a column of that name tells that a table is about tracks, as `energy` does and `name` does not.
  func isTelling(_ header: String) -> Bool {
    guard let (entry, _) = match(header) else { return false }
    switch entries[entry].kind {
    case .text, .trackID:
      return ["track", "song", "spotify", "uri", "isrc"].contains { Self.plain(header).contains($0) }
    case .number, .share, .milliseconds, .flag, .key, .mode, .category, .artists: return true
    }
  }

  /// Letters and digits alone, in lower case: `Artist Name(s)` and `artist_names` are the same.
  static func plain(_ header: String) -> String {
    String(
      String.UnicodeScalarView(
        header.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
