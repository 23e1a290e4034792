import Foundation
import TestSupport
import Testing

@testable import Tabular

/// Values of other programs' tables that have no like in a table of text.
@Suite("Types of other programs")
struct ForeignTypeTests {
  private func read(_ name: String) throws -> Dataset {
    let path = PackageFolder.root.appending(path: "Tests/Corpus/\(name)").path
    return try TableReader(schema: Tables.schema, threads: 1).read(file: path).dataset
  }

  private func texts(_ column: String, of table: Dataset) -> [String?] {
    let column = table[ColumnName(column)]
    return (0..<table.rowCount).map { column?.text(at: $0) }
  }

  @Test(arguments: [
    ("artists", ["A;B", nil, "NULL"]),
    ("catalogue", ["1.2345678e+37", "-1", "-1e+38"]),
    ("share", ["1.8446744e+19", "-0.05", nil]),
    ("thousands", ["12000", "0", "-3000"]),
    ("moment", ["2024-12-31 23:59:59.999999999", "1969-12-31 23:59:59.999999999", nil]),
    ("zoned", ["2020-01-02 03:04:05+00", "2020-01-02 03:04:05+00", nil]),
    ("day", ["0001-01-01", "0987-12-31", nil]),
    ("uuid", ["00112233-4455-6677-8899-aabbccddeeff", "00000000-0000-0000-0000-0000000000ff", nil]),
    ("liked", ["yes", "no", nil]),
    ("numbers", ["[1,null,3]", nil, nil]),
  ])
  func `values of Arrow that text does not have are read as what they are`(
    _ column: String, _ values: [String?]
  ) throws {
    #expect(texts(column, of: try read("arrow/types.arrow")) == values)
  }

  @Test func `integers of 128 bits, which polars writes, are read`() throws {
    let counts = texts("count", of: try read("arrow/wide.arrow"))
    #expect(counts == ["1.7014118e+38", "-1.7014118e+38", "5"])
  }

  @Test func `a column of a type that is not read is named`() throws {
    #expect(throws: CSVError.self) { try read("arrow/union.arrow") }
    do { _ = try read("arrow/union.arrow") } catch CSVError.damaged(_, _, let reason) {
      #expect(reason == "the type of its column either is not read (union)")
    }
  }

  @Test func `yes and no stay so in columns that nobody knows, in every form that has them`() throws {
    try TemporaryFolder.with { folder in
      let table = try Dataset(
        title: "flags",
        columns: [
          (.trackName, .text(TextColumn(["a", "b", "c"]))),
          (ColumnName("liked"), .flag(FlagColumn([true, nil, false]))),
          (ColumnName("odd"), .text(TextColumn(["true", "maybe", nil]))),
        ])
      for ending in FormatTests.endings + ["jsonl"] where ending != "sqlite" {
        let path = folder + "/t." + ending
        try DatasetWriter().write(table, to: path)
        let read = try TableReader(schema: Tables.schema).read(file: path).dataset
        for column in ["liked", "odd"] {
          #expect(read[ColumnName(column)]?.kind == table[ColumnName(column)]?.kind, "\(ending), \(column)")
          #expect(texts(column, of: read) == texts(column, of: table), "\(ending), \(column)")
        }
      }
    }
  }

  @Test func `names of columns that differ in case alone are written in every form`() throws {
    try TemporaryFolder.with { folder in
      let table = try Dataset(
        title: "case",
        columns: [
          (.energy, .number(NumberColumn([0.5, 0.25]))),
          (ColumnName("Energy"), .text(TextColumn(["x", "y"]))),
        ])
      for ending in FormatTests.endings + ["jsonl", "csv"] {
        let path = folder + "/t." + ending
        try DatasetWriter().write(table, to: path)
        let read = try TableReader(schema: Tables.schema).read(file: path).dataset
        #expect(read.numbers(.energy)?.values == [0.5, 0.25], "\(ending)")
        let other = read.columnNames.first { $0 != .energy }
        #expect(other.flatMap { read.texts($0)?[1] } == "y", "\(ending)")
      }
    }
  }

  @Test func `a database may call its tables and columns what it likes, and texts may hold any character`()
    throws
  {
    let table = try read("sqlite/names.sqlite")
    #expect(texts("track_name", of: table) == ["a\0b", "c"])
    #expect(texts("energy", of: table) == ["0.5", nil])
    #expect(texts("a\"b", of: table) == ["x", nil])
    #expect(texts("at", of: table) == [nil, "-1.5"])
    try TemporaryFolder.with { folder in
      try DatasetWriter().write(table, to: folder + "/t.sqlite")
      let again = try TableReader(schema: Tables.schema).read(file: folder + "/t.sqlite").dataset
      #expect(again.texts(.trackName)?[0] == "a\0b")
    }
  }

  @Test(arguments: ["1e39", "9e999", "-1e300", "inf", "-Infinity", "NaN"])
  func `a number that is none that can be kept is missing in every column`(_ number: String) throws {
    let text = "track_name,energy,key,mode,liked by\na,\(number),\(number),\(number),\(number)\nb,0.5,1,1,2\n"
    let table = try TableReader(schema: Tables.schema).read(bytes: Array(text.utf8), title: "t").dataset
    for column in table.columnNames where column != .trackName {
      #expect(table[column]?.text(at: 0) == nil, "\(column.text)")
      #expect(table[column]?.text(at: 1) != nil, "\(column.text)")
    }
  }

  @Test(arguments: [
    (#"["A", null, "B"]"#, "A;B"), ("['A', None, nan]", "A"), (#"c("A", NA)"#, "A"), ("{A,NULL}", "A"),
    ("{A,None}", "A;None"), ("['None', 'x']", "None;x"), ("[A, NULL]", "A"),
    (#"[{"name": null}, {"name": "A"}]"#, "A"),
  ])
  func `what stands for no value in a list is no artist`(_ cell: String, _ artists: String) throws {
    let quoted = cell.replacing("\"", with: "\"\"")
    let text = "track_name,artists,energy\na,\"\(quoted)\",0.5\nb,\"['X', 'Y']\",1\n"
    let table = try TableReader(schema: Tables.schema).read(bytes: Array(text.utf8), title: "t").dataset
    #expect(table.texts(.artists)?[0] == artists)
  }

  @Test(
    arguments: [
      (Array("Obj".utf8) + [1, 4, 20], FileKind.avro), (Array("ORC".utf8) + [10, 5], .orc),
      (Array("FEA1".utf8) + [0, 0, 0, 0], .oldFeather), ([0x80, 5, 0x95, 3, 0], .pickle),
      ([0x80, 4, 0x95, 3, 0], .pickle),
      ([0x72, 2, 1, 0], .stata), (Array("<stata_dta>".utf8), .stata), (Array("$FL2@(#) SPSS".utf8), .spss),
      ([UInt8](repeating: 7, count: 8) + Array("DUCK".utf8), .duckDB),
      (Array("tracks.csv".utf8) + [UInt8](repeating: 0, count: 247) + Array("ustar".utf8), .tar),
      (Array("7z".utf8) + [0xbc, 0xaf, 0x27, 0x1c, 0, 4], .sevenZip), ([0x04, 0x22, 0x4d, 0x18, 0x64], .lz4),
      ([0x1f, 0x9d, 0x90], .compress), ([0xff, 6, 0, 0, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59], .snappy),
      (Array("PARE".utf8), .parquet), (Array("<table border=1>".utf8), .html),
    ] as [([UInt8], FileKind)])
  func `a file of another program is refused by its name`(_ head: [UInt8], _ kind: FileKind) throws {
    #expect(FileKind(head: head) == kind)
    guard kind != .parquet else { return }
    #expect(throws: CSVError.foreign(path: "t", kind: kind)) {
      try TableReader(schema: Tables.schema).read(bytes: head, title: "t")
    }
  }

  @Test(arguments: ["", ".duckdb"]) func `a large file is refused by its name as a small one is`(
    _ ending: String
  )
    throws
  {
    let folder = try TemporaryFolder()
    let head = [UInt8](repeating: 0xe0, count: 8) + Array("DUCK".utf8)
    let path = folder.path + "/tracks" + ending
    try Data(head + [UInt8](repeating: 0, count: 1 << 20)).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: CSVError.self) {
      try TableReader(schema: Tables.schema, threads: 2).read(file: path)
    }
    guard case .foreign(_, .duckDB)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
