/// What one thread found in one stretch of a file.
struct ChunkResult: Sendable {
  /// Where its first line begins; `nil` if no line begins in the stretch.
  var start: Int?
  /// Where the first line after it begins.
  var end: Int
  /// The thread whose columns hold the rows, and where.
  var worker = 0
  var firstRow = 0
  var rowCount = 0
  /// The number of lines that are rows or should be.
  var recordCount = 0
  /// The number of line breaks passed.
  var lineCount = 0
  /// The places, among `recordCount`, of the unreadable lines.
  var unreadableRecords: [Int] = []
  /// The first of them, their lines counted from the start of the stretch.
  var unreadable: [LoadReport.UnreadableLine] = []
  var misreadCount = 0
  var misread: [(line: Int, field: Int, text: String)] = []
  /// Fields taken for a column of numbers in which something else was found.
  var contradicted: Set<Int> = []
  /// Per field that seems to number the rows: its first and last value, and how they follow each other.
  var runs: [Int: NumberRun] = [:]
  var failure: CSVError?
  /// Lines that repeat the header.
  var repeatedHeaderCount = 0
  /// Ruled lines, which hold nothing.
  var ruledLineCount = 0
  /// Lines whose quotes were put right.
  var repairedCount = 0
  /// Rows whose line ends with a mark that other lines do not have.
  var splitCount = 0
  /// Time signatures that stood as dates.
  var datesAsBeats = 0
  /// Cells of text beyond ASCII: those that are UTF-8, and those that are not.
  var utf8Count = 0
  var windows1252Count = 0
  /// What the others look like.
  var foreign = ForeignLetters()
  /// Per field the rows, counted in the thread's columns, whose cells name their own unit.
  private(set) var unitRows: [Int: [Int]] = [:]

  init(start: Int?, end: Int) {
    self.start = start
    self.end = end
  }

  /// Notes that a cell names its own unit.
  mutating func noteUnit(_ field: Int, row: Int) { unitRows[field, default: []].append(row) }

  /// Takes back what was noted of the units in a line that is not kept.
  mutating func forgetUnits(from row: Int) {
    guard !unitRows.isEmpty else { return }
    for field in unitRows.keys {
      while let last = unitRows[field]?.last, last >= row { unitRows[field]?.removeLast() }
    }
  }

  /// Takes back what was noted of a line that is not kept.
  mutating func forgetMisread(after known: (count: Int, listed: Int)) {
    guard misreadCount > known.count else { return }
    misreadCount = known.count
    misread.removeLast(misread.count - known.listed)
  }
}

/// Whole numbers in the order of rows: whether each is larger than the one before, and by one.
struct NumberRun: Sendable {
  private(set) var first: Int
  private(set) var last: Int
  private(set) var isConsecutive = true
  private(set) var isIncreasing = true

  init(_ value: Int) {
    first = value
    last = value
  }

  @inline(__always) mutating func append(_ value: Int) {
    isConsecutive = isConsecutive && value == last &+ 1
    isIncreasing = isIncreasing && value > last
    last = value
  }

  mutating func append(_ next: NumberRun) {
    isConsecutive = isConsecutive && next.isConsecutive && next.first == last &+ 1
    isIncreasing = isIncreasing && next.isIncreasing && next.first > last
    last = next.last
  }
}
