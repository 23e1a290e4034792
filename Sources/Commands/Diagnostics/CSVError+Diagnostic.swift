import Report
import Shell
import Tabular

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension CSVError: DiagnosticError {
  /// Says which line of the table cannot be read, and what to do about the file.
  public var diagnostic: Diagnostic {
    switch self {
    case .notFound(let path):
      fault(
        "no-such-file", "there is no file \(.text(path), .strong)",
        "\(.code("datasets")) lists what can be loaded by name")
    case .isDirectory(let path):
      fault("is-folder", "\(.text(path), .strong) is a folder", "name a file in it")
    case .noPermission(let path):
      fault(
        "no-permission", "may not read \(.text(path), .strong)",
        "\(.code("chmod +r")) in the system's shell allows it")
    case .unreadable(let path, let code):
      fault("unreadable-file", "cannot read \(.text(path), .strong): \(String(cString: strerror(code)))")
    case .empty(let path): fault("empty-file", "\(.text(path), .strong) is empty")
    case .binary(let path, let line, let column):
      fault("not-text", "\(.text(path), .strong) is not text: line \(line), column \(column)", Self.expected)
    case .brokenJSON(let path, let line, let column):
      fault(
        "broken-json", "\(.text(path), .strong) is broken at line \(line), column \(column): not JSON",
        "a table is an array of objects, or an object in each line")
    case .notRecords(let path):
      fault(
        "not-records", "\(.text(path), .strong) is JSON, but no list of objects, one for each row",
        "pandas writes one with \(.code("df.to_json(FILE, orient=\"records\")"))")
    case .damaged(let path, let kind, let reason):
      fault(
        "damaged-file", "\(.text(path), .strong) is \(kind.name) that cannot be read: \(.text(reason))")
    case .needsLibrary(let path, let kind):
      fault(
        "needs-library",
        "\(.text(path), .strong) is \(kind.name), which is read by DuckDB, and there is none",
        Self.library)
    case .noTable(let path, let tables):
      fault(
        "no-table", "no table of \(.text(path), .strong) has columns that are known",
        tables.isEmpty ? "it is empty" : "it holds \(.text(tables.prefix(20).joined(separator: ", ")))")
    case .foreign(let path, let kind):
      fault(
        "not-a-table", "\(.text(path), .strong) is \(kind.name), not a table of text", "\(.text(kind.wayOut))"
      )
    case .severalHeaders(let path, let lines):
      fault(
        "several-headers",
        "\(.text(path), .strong) has several header lines (\(lines.map(String.init).joined(separator: ", "))): the names of its columns are spread over them",
        "keep one line of names; pandas writes one with \(.code("df.columns = df.columns.map('_'.join)"))")
    case .transposed(let path):
      fault(
        "transposed",
        "\(.text(path), .strong) has its columns in lines: each begins with the name of one",
        "pandas turns it with \(.code("df.T.to_csv(FILE, header=False)"))")
    case .secondHeader(let path, let line):
      fault(
        "second-header",
        "line \(line) of \(.text(path), .strong) is a header too, with the columns in another order: these are two tables in one file",
        "make a file of each; \(.code("append")) puts them together")
    case .noSuchColumn(let path, let header, let headers):
      Diagnostic(
        "no-such-column", "\(.text(path), .strong) has no column \(.text(header), .strong)",
        at: .parameter("column"),
        help: "its columns are \(.text(headers.prefix(20).joined(separator: ", ")))",
        suggestions: NearestNames.of(header, among: headers))
    case .badCompression(let path):
      fault("bad-compression", "\(.text(path), .strong) cannot be decompressed to its end")
    case .unknownEncoding(let path, let encoding):
      fault(
        "unknown-encoding",
        "this system cannot decode \(encoding.name), as \(.text(path), .strong) is said to be",
        "\(.code("iconv")) on another system turns it into UTF-8")
    case .noRoom(let path, let folder, let code):
      fault(
        "no-room",
        "what is unpacked of \(.text(path), .strong) finds no room in \(.text(folder), .strong): \(String(cString: strerror(code)))",
        "make room there, or name a folder on another disk: \(.code("TMPDIR=FOLDER timbre …"))")
    case .lineTooLong(let path, let line, let limit):
      fault(
        "line-too-long", "line \(line) of \(.text(path), .strong) is longer than \(.bytes(limit))",
        Self.expected)
    case .nothingRecognised(let path, let header):
      fault(
        "not-a-table",
        "no line at the beginning of \(.text(path), .strong) names a known column: \(.text(header.prefix(6).joined(separator: ", ")))",
        Self.expected)
    case .addresses(let path, let count):
      fault(
        "addresses-only",
        "\(.text(path), .strong) is a list of \(count.map { "\($0) " } ?? "")Spotify addresses: nothing in it tells how the tracks sound",
        "\(.code("spotify import \(Quoting.quotedIfNeeded(path))")) takes them in, \(.code("features fetch")) then brings their features, and \(.code("predict library")) their genres"
      )
    case .noRows(let path): fault("no-rows", "\(.text(path), .strong) has a header and no rows")
    case .noReadableRows(let path, let first):
      fault(
        "no-readable-rows",
        "no line of \(.text(path), .strong) can be read; line \(first.line), column \(first.column): \(first.reason.sentence)"
      )
    }
  }

  private static let expected: Text =
    "a table has a first line with columns such as track_name, artists, danceability, energy, track_genre"

  /// How the library of DuckDB is had.
  static var library: Text {
    if let refusal = TableFormats.libraryRefusal {
      return
        "\(.code("TIMBRE_DUCKDB")) names a library that is none of DuckDB's for this system: \(.text(refusal))"
    }
    return
      "\(.code("pip install duckdb")) brings it, where Python's libpython3 is installed too; or take libduckdb.so from the libduckdb package of duckdb.org (C/C++) into ~/.local/lib or /usr/local/lib, or name it with \(.code("TIMBRE_DUCKDB=FILE"))"
  }

  private func fault(_ code: String, _ message: Text, _ help: Text? = nil) -> Diagnostic {
    Diagnostic(code, message, at: .parameter("file"), help: help)
  }
}

extension LoadReport.UnreadableLine.Reason {
  /// What is wrong with the line.
  var sentence: String {
    switch self {
    case .tooFewFields(let found, let expected): "\(found) fields instead of \(expected)"
    case .tooManyFields(let found, let expected): "\(found) fields instead of \(expected)"
    case .unclosedQuote: "a quote is never closed"
    case .textAfterQuote: "text stands after a closing quote"
    case .notJSON: "no object of JSON"
    }
  }
}
