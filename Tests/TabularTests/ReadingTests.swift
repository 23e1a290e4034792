import Testing

@testable import Tabular

@Suite struct ReadingTests {
  @Test func `quotes hold delimiters line breaks and quotes`() throws {
    let loaded = try Tables.read("title,energy\n\"a, \"\"b\"\"\nc\",0.5\nd,0.25\n")
    #expect(loaded.dataset.texts(.trackName)?[0] == "a, \"b\"\nc")
    #expect(loaded.dataset.numbers(.energy)?.values == [0.5, 0.25])
    #expect(loaded.report.unreadableCount == 0)
  }

  @Test(arguments: [",", "\t", ";", "|"])
  func `the delimiter is found`(delimiter: String) throws {
    let text = "title,energy,genre\na,0.5,pop\nb,0.25,rock".split(separator: ",").joined(separator: delimiter)
    let table = try Tables.read(text).dataset
    #expect(table.columnNames == [.trackName, .energy, .trackGenre])
    #expect(table.numbers(.energy)?.values == [0.5, 0.25])
    #expect(table.genres == ["pop", "rock"])
  }

  @Test func `byte order mark line ends and blank lines do no harm`() throws {
    let table = try Tables.read("\u{feff}title,energy,genre\r\na,0.5,pop\r\n\r\nb,0.25,\"rock\"\r\n").dataset
    #expect(table.columnNames == [.trackName, .energy, .trackGenre])
    #expect(table.genres == ["pop", "rock"])
    #expect(try Tables.read("title,energy\ra,0.5\rb,1").dataset.numbers(.energy)?.values == [0.5, 1])
  }

  @Test func `missing values come in many spellings`() throws {
    let spellings = ["", "?", "NA", "nan", "NaN", "null", "undefined", "inf", "-Infinity", "None"]
    let text = "title,energy,explicit\n" + spellings.map { "x,\($0),\($0)\n" }.joined() + "y,0.5,yes\n"
    let loaded = try Tables.read(text)
    #expect(loaded.dataset.numbers(.energy)?.missingCount == spellings.count)
    #expect(loaded.dataset.numbers(.energy)?.values.last == 0.5)
    #expect(loaded.report.misread.map(\.name) == [.explicit, .explicit])
    let times = try Tables.read("title,tempo,duration_ms\na,0,-1\nb,120.5,200000\n").dataset
    #expect(times.numbers(.tempo)?[0] == nil && times.numbers(.tempo)?[1] == 120.5)
    #expect(times.numbers(.durationMs)?[0] == nil && times.numbers(.durationMs)?[1] == 200_000)
  }

  @Test func `a cell of another kind is counted and shown`() throws {
    let loaded = try Tables.read("title,energy\na,0.5\nb,loud\nc,0.25\n")
    #expect(loaded.report.misreadCount == 1)
    #expect(loaded.report.misread == [LoadReport.MisreadCell(line: 3, name: .energy, text: "loud")])
    #expect(loaded.dataset.numbers(.energy)?.values[2] == 0.25)
  }

  @Test(
    arguments: [
      ("0.676", 0.676), ("-6.746", -6.746), ("1.01e-06", 1.01e-06), ("5", 5), ("+3", 3), (".5", 0.5),
      ("2.", 2),
      ("1E3", 1000), ("123456789012345678901", 1.2345679e20), ("0.1234567890123456789012", 0.12345679),
      ("1e-30", 1e-30), ("0.1234567", 0.1234567), ("1.12345678", 1.12345678), ("7.05e-05", 7.05e-05),
      ("-0", -0.0), ("4.5e+2", 450),
    ] as [(String, Float)])
  func `numbers are read to the last bit`(text: String, value: Float) throws {
    #expect(try Tables.read("title,loudness\na,\(text)\n").dataset.numbers(.loudness)?.values == [value])
    #expect(try Tables.read("title,loudness\na,\"\(text)\"\n").dataset.numbers(.loudness)?.values == [value])
  }

  @Test func `columns that nobody knows are kept under their own name`() throws {
    let loaded = try Tables.read("energy,mood,plays,empty\n0.5,calm,3,\n0.25,wild,8,\n0.1,calm,2,\n")
    #expect(loaded.dataset.texts("mood")?[1] == "wild")
    #expect(loaded.dataset.numbers("plays")?.values == [3, 8, 2])
    #expect(loaded.report.leftOut == [LoadReport.LeftOutColumn(header: "empty", reason: .empty)])
  }

  @Test func `what the first rows promise is checked against all`() throws {
    let rows = (0..<300).map { "0.5,\($0),\($0)\n" }.joined()
    let loaded = try Tables.read("energy,plays,count\n" + rows + "0.5,many,7\n")
    #expect(loaded.dataset.texts("plays")?[300] == "many")
    #expect(loaded.dataset.numbers("count")?.values.last == 7)
    #expect(loaded.report.leftOut.isEmpty)
  }

  @Test func `a column that numbers the rows is left out`() throws {
    func leftOut(_ header: String, _ number: (Int) -> Int) throws -> [LoadReport.LeftOutColumn] {
      let loaded = try Tables.read("\(header),energy\n" + (0..<200).map { "\(number($0)),0.5\n" }.joined())
      #expect(loaded.dataset.columnNames == [.energy])
      return loaded.report.leftOut
    }
    #expect(try leftOut("") { $0 } == [.init(header: "", reason: .rowNumber(first: 0))])
    #expect(try leftOut("nr") { $0 + 1 } == [.init(header: "nr", reason: .rowNumber(first: 1))])
    #expect(try leftOut("mood_score") { $0 * 3 + 2 } == [.init(header: "mood_score", reason: .rowOrder)])
  }

  @Test func `row names as r writes them are left out`() throws {
    let loaded = try Tables.read("title,energy\n\"1\",a,0.5\n\"2\",b,0.25\n")
    #expect(loaded.dataset.numbers(.energy)?.values == [0.5, 0.25])
    #expect(loaded.report.leftOut == [.init(header: "", reason: .rowNumber(first: 1))])
  }

  @Test func `lines that cannot be read are counted and shown`() throws {
    let loaded = try Tables.read(
      "title,energy,genre\na,0.5,pop\nb,0.25\nc,0.1,pop,extra\nd,0.2,\"rock\nstill\" open,1\ne,0.3,rock,,\nf,0.4,\"jazz"
    )
    let found = loaded.report.unreadable
    #expect(loaded.report.unreadableCount == 5)
    #expect(found.map(\.line) == [3, 4, 5, 6, 8])
    #expect(
      found.map(\.reason) == [
        .tooFewFields(found: 2, expected: 3), .tooManyFields(found: 4, expected: 3), .textAfterQuote,
        .tooFewFields(found: 2, expected: 3), .unclosedQuote,
      ])
    #expect(found[0].column == 7)
    #expect(found[1].excerpt == "c,0.1,pop,extra")
    #expect(loaded.dataset.texts(.trackName)?[1] == "e")
    // Row numbers go on counting the lines that could not be read.
    #expect([0, 1].map(loaded.dataset.sourceRow) == [0, 5])
  }

  @Test func `stray quotes are put right where one way fits`() throws {
    let loaded = try Tables.read(
      """
      title,comment,energy,genre
      "Heroes" (2017 Remaster),x,0.5,pop
      a,"OOO "Ferry", Ltd.",0.25,rock
      b,"\\"Sons, of\\" Sea",0.75,rock
      c,"the "Best"",0.1,jazz
      """)
    #expect(loaded.report.unreadableCount == 0)
    #expect(loaded.dataset.numbers(.energy)?.values == [0.5, 0.25, 0.75, 0.1])
    #expect(loaded.dataset.texts(.trackName)?[0] == "\"Heroes\" (2017 Remaster)")
    #expect(
      loaded.dataset.texts("comment")?.strings == [
        "x", "OOO \"Ferry\", Ltd.", "\"Sons, of\" Sea", "the \"Best\"",
      ])
    #expect(loaded.dataset.genres == ["jazz", "pop", "rock"])
  }

  @Test func `several artists are separated alike`() throws {
    func artists(_ cells: [String]) throws -> [String?] {
      let table = try Tables.read("artist,energy\n" + cells.map { "\"\($0)\",0.5\n" }.joined()).dataset
      return try #require(table.texts(.artists)).strings
    }
    #expect(try artists(["A;B, C", "D"]) == ["A;B, C", "D"])
    #expect(try artists(["A, B", "C\\, Jr, D", "10,000 Maniacs"]) == ["A;B", "C, Jr;D", "10,000 Maniacs"])
    #expect(try artists(["['A', 'B']", "['C']"]) == ["A;B", "C"])
  }

  @Test func `units are brought into line`() throws {
    let loaded = try Tables.read("title,energy,duration_ms\na,80,3:30\nb,35,200\n")
    #expect(loaded.dataset.numbers(.energy)?.values == [0.8, 0.35])
    #expect(loaded.dataset.numbers(.durationMs)?.values == [210_000, 200_000])
    #expect(loaded.report.conversions == [.percent(.energy), .seconds(.durationMs)])
  }

  @Test func `track i ds are taken out of addresses`() throws {
    let id = "4uLU6hMCjMI75M1A2tKUQC"
    let table = try Tables.read(
      "track uri,energy\nspotify:track:\(id),1\nhttps://open.spotify.com/track/\(id)?si=abc,1\n\(id),1\n"
    ).dataset
    #expect(table.texts(.trackID)?.strings == [id, id, id])
  }
}

extension TextColumn {
  var strings: [String?] { (0..<count).map { self[$0] } }
}
