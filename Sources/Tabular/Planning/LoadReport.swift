/// What a reader took for what, what it left out, and what it could not read.
public struct LoadReport: Sendable {
  /// A column of the file that was kept.
  public struct KeptColumn: Sendable {
    /// What the file calls it.
    public let header: String
    /// What it is called now.
    public let name: ColumnName
    /// What its values were read as.
    public let kind: Column.Kind
    /// Whether the schema knows it; else it is kept under its own name.
    public let isRecognised: Bool
    /// The number of rows without a value.
    public let missing: Int
  }

  /// A column of the file that was left out.
  public struct LeftOutColumn: Sendable, Equatable {
    /// Why it was left out.
    public enum Reason: Sendable, Equatable {
      /// It only numbers the rows, from `first` in steps of one.
      case rowNumber(first: Int)
      /// Whole numbers that only ever grow from row to row: a row number with gaps.
      case rowOrder
      /// No row has a value in it.
      case empty
    }
    /// What the file calls it; empty if it has no name.
    public let header: String
    /// Why it was left out.
    public let reason: Reason

    /// A column that was left out, and why.
    public init(header: String, reason: Reason) {
      self.header = header
      self.reason = reason
    }
  }

  /// A line that was left out.
  public struct UnreadableLine: Sendable, Equatable {
    /// Why it was left out.
    public enum Reason: Sendable, Equatable {
      case tooFewFields(found: Int, expected: Int)
      case tooManyFields(found: Int, expected: Int)
      case unclosedQuote
      case textAfterQuote
      case notJSON
    }
    /// The line in the file, from 1, the header being the first.
    public let line: Int
    /// The place of the trouble in the line, in bytes from 1.
    public let column: Int
    /// Why it was left out.
    public let reason: Reason
    /// The beginning of the line.
    public let excerpt: String
  }

  /// A cell that was not understood and counts as missing.
  public struct MisreadCell: Sendable, Equatable {
    /// The line in the file, from 1, the header being the first.
    public let line: Int
    /// The column of the cell.
    public let name: ColumnName
    /// What stands in the cell.
    public let text: String
  }

  /// A line before the header.
  public struct SkippedLine: Sendable, Equatable {
    /// The line in the file, from 1.
    public let line: Int
    /// Its beginning.
    public let text: String
  }

  /// Values of a column that lie outside what it can hold and count as missing.
  public struct OutsideValues: Sendable, Equatable {
    /// The column of the values.
    public let name: ColumnName
    /// How many of them lie outside.
    public var count: Int
  }

  /// A column that could be the same as one that was taken.
  public struct Rival: Sendable, Equatable {
    /// What both could be.
    public let name: ColumnName
    /// What the file calls the one that was taken.
    public let taken: String
    /// What it calls the other.
    public let header: String
  }

  /// The file that was read.
  public let path: String
  /// The bytes of the table, after decompression.
  public internal(set) var byteCount = 0
  /// Whether the file was compressed with gzip.
  public internal(set) var isCompressed = false
  /// How the characters of the file are written.
  public internal(set) var encoding = TextEncoding.utf8
  /// Cells of a file in UTF-8 that are none, and were read as Windows-1252.
  public internal(set) var windows1252Count = 0
  /// Characters that were damaged and stand as U+FFFD.
  public internal(set) var damagedCharacterCount = 0
  /// What stands between two cells of a line.
  public internal(set) var delimiter = ","
  /// The rows that were read.
  public internal(set) var rowCount = 0
  /// The columns that were kept, in the order of the file.
  public internal(set) var kept: [KeptColumn] = []
  /// The columns that were left out, in the order of the file.
  public internal(set) var leftOut: [LeftOutColumn] = []
  /// The lines before the header.
  public internal(set) var skippedLines: [SkippedLine] = []
  /// What the rows under the table begin with that sum it up and are left out.
  public internal(set) var summaryRows: [String] = []
  /// Columns that could be the same as others that were taken.
  public internal(set) var rivals: [Rival] = []
  /// A line under the header that names units and is left out.
  public internal(set) var unitsLine: SkippedLine?
  /// What stands around cells that need it.
  public internal(set) var quote: Character = "\""
  /// Whether that was told by the first lines, and not by a person.
  public internal(set) var isQuoteGuessed = false
  /// Whether the encoding was guessed from bytes that do not tell it: Windows-1252 where nobody has said so, or another
  /// one by the names of columns.
  public internal(set) var isEncodingGuessed = false
  /// What the cells look like whose encoding was guessed.
  var foreign = ForeignLetters()
  /// Rows whose line ends with a mark that other lines do not have.
  public internal(set) var splitCount = 0
  /// Lines that repeat the header and are left out.
  public internal(set) var repeatedHeaderCount = 0
  /// Ruled lines between rows, such as `|---|---|`, and are left out.
  public internal(set) var ruledLineCount = 0
  /// Lines with stray quotes that were read in the one way that fits the columns.
  public internal(set) var repairedCount = 0
  /// The number of lines that were left out because they cannot be read.
  public internal(set) var unreadableCount = 0
  /// The first few unreadable lines.
  public internal(set) var unreadable: [UnreadableLine] = []
  /// The number of cells that were not understood and count as missing.
  public internal(set) var misreadCount = 0
  /// The first few cells that were not understood.
  public internal(set) var misread: [MisreadCell] = []
  /// Values outside what their column can hold, by column.
  public internal(set) var outside: [OutsideValues] = []
  /// Time signatures that a spreadsheet had made dates of.
  public internal(set) var datesAsBeats = 0
  /// Cells with characters as web pages write them, such as `&amp;`, which were read as those characters.
  public internal(set) var entityCount = 0
  /// Cells with the same that were left as they are, as others have a plain `&`.
  public internal(set) var literalEntityCount = 0
  /// What was done to whole columns.
  public internal(set) var conversions: [Conversion] = []
  /// Columns of features whose bulk lies outside what they can hold, such as standardised ones.
  public internal(set) var impossible: [ColumnName] = []

  /// How a cell of a guessed encoding reads, if it is more probably of another script; `nil` if there is no doubt.
  public var doubtfulText: String? { isEncodingGuessed && foreign.areUnlike ? foreign.example : nil }

  /// The number of cells without a value.
  public var missingCount: Int { kept.reduce(0) { $0 + $1.missing } }

  init(path: String) { self.path = path }

  /// How many lines and cells are listed one by one.
  static let listed = 5

  /// Adds what the next batch of the same file tells.
  public mutating func add(_ next: LoadReport) {
    rowCount += next.rowCount
    windows1252Count += next.windows1252Count
    repeatedHeaderCount += next.repeatedHeaderCount
    ruledLineCount += next.ruledLineCount
    repairedCount += next.repairedCount
    splitCount += next.splitCount
    unreadableCount += next.unreadableCount
    unreadable += next.unreadable.prefix(Self.listed - unreadable.count)
    misreadCount += next.misreadCount
    misread += next.misread.prefix(Self.listed - misread.count)
    datesAsBeats += next.datesAsBeats
    entityCount += next.entityCount
    for values in next.outside { addOutside(values.name, values.count) }
  }

  /// Counts values outside what a column can hold.
  mutating func addOutside(_ name: ColumnName, _ count: Int) {
    guard count > 0 else { return }
    if let index = outside.firstIndex(where: { $0.name == name }) {
      outside[index].count += count
    } else {
      outside.append(OutsideValues(name: name, count: count))
    }
  }
}

/// A table that was read and how.
public struct LoadedTable: Sendable {
  /// The table.
  public let dataset: Dataset
  /// How it was read.
  public internal(set) var report: LoadReport

  /// The same report on the table under another description.
  public func replacing(_ dataset: Dataset) -> LoadedTable { LoadedTable(dataset: dataset, report: report) }
}
