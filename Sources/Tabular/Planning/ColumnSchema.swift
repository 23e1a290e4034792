/// Which columns a reader looks for, under which names files call them, and how their cells are read.
public struct ColumnSchema: Sendable {
  /// How the cells of a column are read.
  public enum ValueKind: Sendable, Equatable {
    /// A number; one at or below the limit stands for a missing one.
    case number(missingAtOrBelow: Float?)
    /// A number from 0 to 1; a column given in percent is divided by 100.
    case share
    /// A time in milliseconds; seconds, minutes, and hours, minutes and seconds are converted. Zero and less is none.
    case milliseconds
    /// Yes or no in any spelling.
    case flag
    /// A pitch class 0 to 11, as a number, as a note name such as `A#`, or in a notation of disc jockeys.
    case key
    /// 0 or 1, or Minor or Major.
    case mode
    /// Beats in a bar, as a number or as a time signature such as `4/4`.
    case beatsPerBar
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
    /// The canonical name.
    public let name: ColumnName
    /// How the column's cells are read.
    public let kind: ValueKind
    /// Other names in files, the preferred first; compared by letters and digits alone, whatever their case.
    public let aliases: [String]
    /// Names that are so short or so common that they count only among several others of their kind, such as `dur`.
    public let shortNames: [String]
    /// Names that other things have too, such as `volume` a part of a series: they count where the first values are
    /// negative, or the unit is named.
    public let negativeNames: [String]
    /// The values that the column can have; a column of which the bulk lies outside holds something else.
    public let range: ClosedRange<Float>?

    /// A column that is looked for; shares lie between 0 and 1 unless another range is given.
    public init(
      _ name: ColumnName, _ kind: ValueKind, aliases: [String] = [], shortNames: [String] = [],
      negativeNames: [String] = [], range: ClosedRange<Float>? = nil
    ) {
      self.name = name
      self.kind = kind
      self.aliases = aliases
      self.shortNames = shortNames
      self.negativeNames = negativeNames
      self.range = range ?? (kind == .share ? 0...1 : nil)
    }

    /// The same column with further names, after those that it has.
    public func adding(_ names: [String]) -> Entry {
      Entry(
        name, kind, aliases: aliases + names, shortNames: shortNames, negativeNames: negativeNames,
        range: range)
    }
  }

  /// The columns in the order in which a table of them is written.
  public let entries: [Entry]
  /// Spellings of a missing value in columns of numbers, flags and names, in lower case.
  public let missingSpellings: [String]
  /// Spellings of a missing value in text, exactly as written: a track may well be called "None".
  public let missingTexts: [String]
  /// Artists whose name holds a comma, which else separates artists, in lower case.
  public let artistsWithComma: [String]
  /// The columns of known exports in their order, for headers in a language that nobody listed: one applies to a table
  /// of as many columns whose first cell is an address.
  public let layouts: [[String]]
  private let entryOf: [String: Match]
  private let entryOfShort: [String: Match]

  /// An entry, and how far down its list of names the one stands that fits.
  struct Match {
    var entry: Int
    var preference: Int
  }

  /// A schema of columns with the spellings of missing values; of two columns with one alias the first has
  /// it.
  public init(
    _ entries: [Entry],
    missingSpellings: [String] = [
      "?", "na", "n/a", "nan", "null", "nil", "none", "undefined", "unknown", "-", "--", "—", "–", "#n/a",
      "#na",
      "#value!", "#ref!", "#div/0!", "#name?", "#num!", "#null!", "#error!", "#calc!", "#spill!", "#nom?",
      "#¿nombre?", "#nombre!", "#nome?", "#num?", "loading...", "n.a.", "[]", "{}", "set()", "<na>",
      "(null)",
      "\\n", "#nv", "#wert!", "#bezug!", "#zahl!", "#n/d", "#valeur!", "#valor!", "#valore!",
    ],
    missingTexts: [String] = [
      "NA", "N/A", "nan", "NaN", "null", "NULL", "<NA>", "(null)", "\\N", "#N/A", "#NV", "[]", "set()",
    ],
    artistsWithComma: [String] = [], layouts: [[String]] = []
  ) {
    self.entries = entries
    self.missingSpellings = missingSpellings
    self.missingTexts = missingTexts
    self.artistsWithComma = artistsWithComma
    self.layouts = layouts
    var entryOf: [String: Match] = [:]
    var entryOfShort: [String: Match] = [:]
    for (index, entry) in entries.enumerated() {
      for (preference, alias) in ([entry.name.text] + entry.aliases).enumerated() {
        let plain = PlainName.of(alias)
        if entryOf[plain] == nil { entryOf[plain] = Match(entry: index, preference: preference) }
      }
      for (preference, alias) in (entry.shortNames + entry.negativeNames).enumerated() {
        let plain = PlainName.of(alias)
        if entryOfShort[plain] == nil {
          entryOfShort[plain] = Match(entry: index, preference: entry.aliases.count + 1 + preference)
        }
      }
    }
    self.entryOf = entryOf
    self.entryOfShort = entryOfShort
  }

  /// The entry for a column that a file calls so, and how far down its list of names that stands.
  ///
  /// - Parameter short: whether short names count too.
  func match(_ header: ColumnHeader, short: Bool) -> Match? {
    for name in header.names {
      if let found = entryOf[name.plain] ?? (short ? entryOfShort[name.plain] : nil) {
        return Match(entry: found.entry, preference: found.preference + 100 * name.leftOut)
      }
    }
    return nil
  }

  /// Whether a header names its column by a word that other things have too.
  func isDoubtful(_ header: String, as match: Match) -> Bool {
    let names = entries[match.entry].negativeNames
    return !names.isEmpty && names.contains(PlainName.of(header))
  }

  /// The canonical name of a column that a file or a person calls so; `nil` if the schema does not know it.
  public func canonicalName(of header: String) -> ColumnName? {
    match(ColumnHeader(header), short: true).map { entries[$0.entry].name }
  }

  /// Whether a column of that name holds numbers that describe tracks.
  func isSound(_ header: String) -> Bool {
    guard let match = match(ColumnHeader(header), short: false) else { return false }
    switch entries[match.entry].kind {
    case .number, .share, .milliseconds, .key, .mode, .beatsPerBar: return true
    case .text, .trackID, .flag, .category, .artists: return false
    }
  }

  /// Whether a column of that name tells that a table is about tracks, as `energy` does and `name` does not.
  func isTelling(_ header: String, as match: Match) -> Bool {
    switch entries[match.entry].kind {
    case .text, .trackID:
      ["track", "song", "spotify", "uri", "isrc"].contains { PlainName.of(header).contains($0) }
    case .number, .share, .milliseconds, .flag, .key, .mode, .beatsPerBar, .category, .artists: true
    }
  }
}

extension ColumnSchema {
  /// What the column of each name holds.
  public var kinds: [ColumnName: Column.Kind] {
    Dictionary(entries.map { ($0.name, $0.kind.columnKind) }, uniquingKeysWith: { first, _ in first })
  }
}

extension ColumnSchema.ValueKind {
  /// What a column holds whose cells are read so.
  var columnKind: Column.Kind {
    switch self {
    case .number, .share, .milliseconds, .key, .mode, .beatsPerBar: .number
    case .flag: .flag
    case .category: .category
    case .text, .trackID, .artists: .text
    }
  }
}
