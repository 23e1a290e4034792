/// Why a file is not read as a table.
public enum CSVError: Error, Equatable {
  case notFound(path: String)
  case isDirectory(path: String)
  case noPermission(path: String)
  /// Reading failed; `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  case empty(path: String)
  /// Bytes that are no text; the first of them stands at this line and column.
  case binary(path: String, line: Int, column: Int)
  /// An object of JSON is not written as it should be at this line and column, and what follows cannot be told apart.
  case brokenJSON(path: String, line: Int, column: Int)
  /// JSON that is no list of objects, one for each row.
  case notRecords(path: String)
  /// A table in another form than text that its reader refuses, in the reader's words.
  case damaged(path: String, kind: FileKind, reason: String)
  /// A form of table that is read by a library which this system does not have.
  case needsLibrary(path: String, kind: FileKind)
  /// A database that holds no table with rows of tracks; `tables` are those that it holds.
  case noTable(path: String, tables: [String])
  /// A file of another kind.
  case foreign(path: String, kind: FileKind)
  /// The names of the columns are spread over several lines.
  case severalHeaders(path: String, lines: [Int])
  /// The names of columns stand one under the other, each at the beginning of a line.
  case transposed(path: String)
  /// A line in the middle names columns in another order than the header does.
  case secondHeader(path: String, line: Int)
  /// A person named a column by hand that the file does not have.
  case noSuchColumn(path: String, header: String, headers: [String])
  case badCompression(path: String)
  /// The system cannot decode what a person says that the file is written in.
  case unknownEncoding(path: String, encoding: TextEncoding)
  /// What comes out of a pipe or a compressed file finds no room in the folder for temporary files; `code` is the
  /// system's `errno`.
  case noRoom(path: String, folder: String, code: Int32)
  /// A line longer than `limit` bytes.
  case lineTooLong(path: String, line: Int, limit: Int)
  /// No column of the first lines bears a known name.
  case nothingRecognised(path: String, header: [String])
  /// Addresses of Spotify, one in each line, and nothing of what they name; `count` is `nil` for a long list.
  case addresses(path: String, count: Int?)
  /// A header and no line after it.
  case noRows(path: String)
  /// No line after the header could be read; the first of them and why.
  case noReadableRows(path: String, first: LoadReport.UnreadableLine)
}
