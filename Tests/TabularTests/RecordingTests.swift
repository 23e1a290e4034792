import Testing

@testable import Tabular

@Suite struct RecordingTests {
  private func title(_ text: String) -> String {
    var text = text
    var key: [UInt8] = []
    var folded: [UInt8] = []
    text.withUTF8 { RecordingTitle.key(of: $0, into: &key, folded: &folded) }
    return String(decoding: key, as: UTF8.self)
  }

  @Test(arguments: [
    "Hey Jude - Remastered 2015", "Hey Jude (Remastered)", "hey jude - 2015 Remaster",
    "Hey Jude (feat. Someone)",
    "Hey Jude feat. Someone", "Hey Jude - Radio Edit", "Hey Jude [Mono]", "Hey Jude - Single Version / Mono",
    "HEY, JUDE!",
    "Hey Jude - From \"A Film\" Soundtrack", "Hey Jude (Na Na Na)", "Hey Jude - Original Mix",
    "Hey Júde - Bonus Track",
  ])
  func `re releases are one recording`(text: String) {
    #expect(title(text) == title("Hey Jude"))
  }

  @Test(arguments: [
    "Hey Jude - Live", "Hey Jude (Live at Wembley) - Remastered", "Hey Jude - Ao Vivo", "Hey Jude (Acoustic)",
    "Hey Jude - Someone Remix", "Hey Jude, Pt. 2", "Hey Jude (Part 2)", "Hey Jude - Instrumental",
    "Hey Jude - Karaoke Version",
    "Hey Jude - II. Andante", "Hey Jude - Club Mix", "Hey Jude - Japanese Version",
  ])
  func `other performances are not`(text: String) {
    #expect(title(text) != title("Hey Jude"))
  }

  @Test func `titles in other scripts stay apart`() {
    #expect(title("残酷な天使のテーゼ") != title("魂のルフラン"))
    #expect(title("???") != title("!!!"))
    #expect(title("(Интро)") != title("(Финал)"))
  }

  private func recordings(_ rows: String) throws -> [Int32] {
    try Tables.read("track_id,isrc,artist,title,energy\n" + rows).dataset.recordings.numbers
  }

  @Test func `rows are united by id code and title`() throws {
    #expect(
      try recordings(
        "1,x,A,One,0.1\n1,,B,Other,0.2\n2,x,C,Third,0.3\n3,,A;D,One - Remastered,0.4\n4,,E,One,0.5\n,,,One,0.6\n,,,One,0.7\n"
      )
        == [0, 0, 0, 0, 1, 2, 3])
  }

  @Test func `rows are united by equal features`() throws {
    let names = Array(ColumnName.audioFeatures.prefix(9))
    func table(_ columns: [ColumnName]) throws -> Dataset {
      try Dataset(
        title: "", columns: columns.map { ($0, .number(NumberColumn([0.5, 0.25, 0.5, .nan, .nan]))) })
    }
    #expect(try table(names).recordings.numbers == [0, 1, 0, 2, 3])
    // With a few columns equal values are chance.
    #expect(try table(Array(names.prefix(4))).recordings.count == 5)
  }

  @Test func `lead artists are the first named`() throws {
    let table = try Tables.read("artist,title\nBjörk;X,a\nBJORK,b\nX;Björk,c\n,d\n").dataset
    #expect(table.recordings.leadArtists == [0, 0, 1, -1])
    #expect(table.recordings.leadArtistCount == 2)
  }

  @Test func `a recording bears all its genres`() throws {
    let table = try Tables.read("track_id,genre\n1,pop\n2,rock\n1,edm\n1,pop\n3,\n").dataset
    #expect(table.recordings.labels(in: try #require(table.genreColumn)) == [[0, 1], [2], []])
    #expect(table.recordings.rowsByRecording() == [[0, 2, 3], [1], [4]])
  }
}
