/// What a file is that is no table of text, told by its first bytes.
public enum FileKind: Sendable, Hashable, CaseIterable {
  case excelWorkbook, oldExcelWorkbook, zip, parquet, arrow, sqlite, html, gitLFSPointer, pdf, hdf5, numpy
  case zstandard, bzip2, xz, lz4, snappy, compress, rData, xml, sqlDump
  case avro, orc, oldFeather, duckDB, pickle, stata, spss, tar, sevenZip, rar
  case openDocument, numbers, richText, picture, sound

  /// The kind that the first bytes of a file tell; `nil` if they tell none of these.
  public init?(head: some Collection<UInt8>) {
    let start = Array(head.prefix(4_096))
    let kind = Self.signatures.first { start.dropFirst($0.place).starts(with: $0.bytes) }?.kind
    if let kind {
      // A workbook is a ZIP of which the first members have names of their own.
      let inner = kind == .zip ? Self.inZIP.first { start.holds($0.name) }?.kind : nil
      self = inner ?? kind
      return
    }
    let text = String(decoding: start.prefix(512), as: UTF8.self).trimmingSpaces.lowercased()
    if Self.isHTML(text) {
      self = .html
    } else if text.hasPrefix("version https://git-lfs.github.com/") {
      self = .gitLFSPointer
    } else if text.hasPrefix("<?xml") || text.hasPrefix("<plist") {
      self = .xml
    } else if Self.isSQL(text) {
      self = .sqlDump
    } else {
      return nil
    }
  }

  /// What the first members of an archive are called that is a document.
  private static let inZIP: [(name: String, kind: FileKind)] = [
    ("opendocument.spreadsheet", .openDocument), (".iwa", .numbers), ("Index.zip", .numbers),
    ("[Content_Types].xml", .excelWorkbook), ("xl/", .excelWorkbook),
  ]

  /// Whether a text in small letters begins as a web page does, perhaps behind a remark.
  private static func isHTML(_ text: String) -> Bool {
    var rest = text.drop { $0 == "\u{feff}" || $0.isWhitespace }
    while rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
      rest = rest[end.upperBound...].drop { $0.isWhitespace }
    }
    return ["!doctype html", "html", "head", "body", "meta ", "title>", "table "].contains {
      rest.hasPrefix("<" + $0)
    }
  }

  /// Whether a text in small letters begins with statements of a database, perhaps behind what its program says of it.
  private static func isSQL(_ text: String) -> Bool {
    let beginning = text.drop { $0 == "\u{feff}" || $0 == "-" || $0.isWhitespace }
    return statements.contains { beginning.hasPrefix($0) }
      || (beginning.hasPrefix("copy ") && beginning.contains(" from stdin"))
  }

  private static let statements = [
    "create table ", "create database ", "insert into ", "drop table ", "begin transaction;",
    "pragma foreign_keys", "mysql dump ", "mariadb dump ", "postgresql database dump", "phpmyadmin sql dump",
    "/*m!", "/*!40", "set sql_mode",
  ]

  private static let signatures: [(bytes: [UInt8], kind: FileKind, place: Int)] =
    beginnings.map { ($0.bytes, $0.kind, 0) } + [
      (Array("DUCK".utf8), .duckDB, 8), (Array("ustar".utf8), .tar, 257),
    ]

  private static let beginnings: [(bytes: [UInt8], kind: FileKind)] = [
    ([0x50, 0x4b, 0x03, 0x04], .zip), ([0x50, 0x4b, 0x05, 0x06], .zip), (Array("PAR1".utf8), .parquet),
    (Array("PARE".utf8), .parquet),
    (Array("ARROW1".utf8), .arrow), ([0xff, 0xff, 0xff, 0xff], .arrow),
    (Array("SQLite format 3\u{0}".utf8), .sqlite),
    (Array("%PDF-".utf8), .pdf),
    ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .oldExcelWorkbook),
    ([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a], .hdf5), ([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], .numpy),
    ([0x28, 0xb5, 0x2f, 0xfd], .zstandard), (Array("BZh".utf8), .bzip2),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], .xz),
    ([0x04, 0x22, 0x4d, 0x18], .lz4),
    ([0xff, 0x06, 0x00, 0x00, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59], .snappy),
    ([0x1f, 0x9d], .compress), (Array("7z".utf8) + [0xbc, 0xaf, 0x27, 0x1c], .sevenZip),
    (Array("RDX3\n".utf8), .rData), (Array("RDX2\n".utf8), .rData), (Array("{\\rtf".utf8), .richText),
    (Array("Rar!\u{1a}".utf8), .rar),
    ([0x89, 0x50, 0x4e, 0x47], .picture), ([0xff, 0xd8, 0xff], .picture), (Array("GIF8".utf8), .picture),
    (Array("ID3".utf8) + [3], .sound), (Array("ID3".utf8) + [4], .sound), (Array("fLaC".utf8), .sound),
    (Array("Obj".utf8) + [1], .avro), (Array("ORC".utf8) + [10], .orc), (Array("ORC".utf8) + [8], .orc),
    (Array("FEA1".utf8), .oldFeather),
    // Protocols 2 to 5, and what stands first in each.
    ([0x80, 0x02], .pickle), ([0x80, 0x03], .pickle), ([0x80, 0x04, 0x95], .pickle),
    ([0x80, 0x05, 0x95], .pickle),
    (Array("<stata_dta>".utf8), .stata), ([0x72, 0x02, 0x01, 0x00], .stata),
    ([0x72, 0x01, 0x01, 0x00], .stata),
    (Array("$FL2@(#)".utf8), .spss),
  ]

  /// Whether it is a table that can be read although it is no text.
  var isTable: Bool { [.parquet, .arrow, .sqlite].contains(self) }

  /// What it is called.
  public var name: String {
    switch self {
    case .excelWorkbook: "an Excel workbook (xlsx)"
    case .oldExcelWorkbook: "an Excel workbook of the old kind (xls)"
    case .zip: "a ZIP archive"
    case .parquet: "a Parquet file"
    case .arrow: "an Arrow file"
    case .sqlite: "an SQLite database"
    case .html: "a web page (HTML)"
    case .gitLFSPointer: "a Git LFS pointer, not the file that it stands for"
    case .pdf: "a PDF document"
    case .hdf5: "an HDF5 file"
    case .numpy: "a NumPy array"
    case .zstandard: "compressed with Zstandard"
    case .bzip2: "compressed with bzip2"
    case .xz: "compressed with xz"
    case .lz4: "compressed with LZ4"
    case .snappy: "compressed with Snappy"
    case .compress: "compressed with compress (.Z)"
    case .rData: "an R data file"
    case .xml: "an XML file"
    case .sqlDump: "a dump of a database (SQL)"
    case .avro: "an Avro file"
    case .orc: "an ORC file"
    case .oldFeather: "a Feather file of the old kind (version 1)"
    case .duckDB: "a database of DuckDB"
    case .pickle: "a pickle of Python"
    case .stata: "a Stata file"
    case .spss: "an SPSS file"
    case .tar: "a tar archive"
    case .sevenZip: "a 7z archive"
    case .rar: "a RAR archive"
    case .openDocument: "an OpenDocument spreadsheet (ods)"
    case .numbers: "a spreadsheet of Numbers"
    case .richText: "a document with formats (RTF)"
    case .picture: "a picture"
    case .sound: "a sound file"
    }
  }

  /// How a table of text comes out of it.
  public var wayOut: String {
    switch self {
    case .excelWorkbook, .oldExcelWorkbook, .openDocument, .numbers:
      "save the sheet as CSV UTF-8 in the spreadsheet, and load that"
    case .zip, .tar, .sevenZip, .rar: "unpack it and load the table in it"
    case .html: "the download probably ended on a page that asks for a login; download the table itself"
    case .gitLFSPointer: "git lfs pull fetches the file"
    case .parquet, .arrow, .sqlite, .pdf, .hdf5, .numpy, .rData, .stata, .spss: "write the table as CSV first"
    case .avro, .orc, .oldFeather:
      "read it where it was written, and write it as Parquet, Feather or CSV, for example df.to_feather(FILE)"
    case .duckDB: "duckdb FILE -c \"COPY (FROM tracks) TO 'tracks.parquet'\" writes a table of it as Parquet"
    case .sqlDump:
      "sqlite3 tracks.sqlite < FILE makes a database of it, which is read; or export the table as CSV"
    case .xml:
      "a playlist in XSPF or Apple's Library.xml is read by spotify import; else export the list as CSV or as text with tabs from the program that has written it"
    case .richText: "save it as plain text, or export the table as CSV from the program that has it"
    case .picture, .sound: "name the table of tracks itself"
    case .pickle: "in Python, pandas.read_pickle(FILE).to_csv(\"tracks.csv\", index=False) writes it as CSV"
    case .zstandard: "zstd -d FILE unpacks it"
    case .bzip2: "bunzip2 FILE unpacks it"
    case .xz: "unxz FILE unpacks it"
    case .lz4: "lz4 -d FILE unpacks it"
    case .snappy: "snzip -d FILE unpacks it"
    case .compress: "uncompress FILE unpacks it"
    }
  }
}

extension [UInt8] {
  fileprivate func holds(_ text: String) -> Bool { FoldedText.contains(self, Array(text.utf8)) }
}
