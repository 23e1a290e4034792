/// What a reader took for what, what it left out, and what it could not read.
public struct LoadReport: Sendable {
  /// A column of the file that was kept.
  public struct KeptColumn: Sendable {
    /// What the file calls it.
    public let header: String
    /// What it is called now.
    public let name: ColumnName
    public let kind: Column.Kind
    /// Whether the schema knows it; else it is kept under its own name.
    public let isRecognised: Bool
    /// The number of rows without a value.
    public let missing: Int
  }

  /// A column of the file that was left out.
  public struct LeftOutColumn: Sendable, Equatable {
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
    public let reason: Reason

    public init(header: String, reason: Reason) {
      self.header = header
      self.reason = reason
    }
  }

  /// A line that was left out.
  public struct UnreadableLine: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
      case tooFewFields(found: Int, expected: Int)
      case tooManyFields(found: Int, expected: Int)
      case unclosedQuote
      case textAfterQuote
    }
    /// The line in the file, from 1, the header being the first.
    public let line: Int
    /// The place of the trouble in the line, in bytes from 1.
    public let column: Int
    public let reason: Reason
    /// The beginning of the line.
    public let excerpt: String
  }

  /// A cell that was not understood and counts as missing.
  public struct MisreadCell: Sendable, Equatable {
    public let line: Int
    public let name: ColumnName
    public let text: String
  }

  public let path: String
  /// The bytes of the table, after decompression.
  public internal(set) var byteCount = 0
  public internal(set) var isCompressed = false
  public internal(set) var delimiter = ","
  public internal(set) var rowCount = 0
  public internal(set) var kept: [KeptColumn] = []
  public internal(set) var leftOut: [LeftOutColumn] = []
  public internal(set) var unreadableCount = 0
  /// The first few unreadable lines.
  public internal(set) var unreadable: [UnreadableLine] = []
  public internal(set) var misreadCount = 0
  /// The first few cells that were not understood.
  public internal(set) var misread: [MisreadCell] = []
  /// What was done to whole columns.
  public internal(set) var conversions: [Conversion] = []

  /// Something done to a whole column.
  public enum Conversion: Sendable, Equatable {
    /// Several artists in one cell were told apart by a comma, or by the marks of a list.
    case artistsSeparated(by: String)
    /// Values between 0 and 100 were divided by 100.
    case percent(ColumnName)
    /// Times in seconds were multiplied by 1,000.
    case seconds(ColumnName)
  }

  /// The number of cells without a value.
  public var missingCount: Int { kept.reduce(0) { $0 + $1.missing } }

  init(path: String) { self.path = path }

  /// How many lines and cells are listed one by one.
  static let listed = 5
}

/// A table that was read and how.
public struct LoadedTable: Sendable {
  public let dataset: Dataset
  public internal(set) var report: LoadReport

  /// The same report on the table under another description.
  public func replacing(_ dataset: Dataset) -> LoadedTable { LoadedTable(dataset: dataset, report: report) }
}
