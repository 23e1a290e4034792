import Foundation
import Music
import Tabular
import TestSupport
import Testing

@testable import Library

/// The kinds of faults that exports have, each made here in small.
@Suite("Kinds of exports")
struct ImportKindTests {
  private static let header =
    "Track URI,Track Name,Artist Name(s),Added At,Danceability,Energy,Tempo"

  private func id(_ letter: Character) -> String { "spotify:track:" + String(repeating: letter, count: 22) }

  private func imported(_ files: [String: String]) throws -> (summary: ImportSummary, store: LibraryStore) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "export/" + name) }
    let store = try LibraryStore(path: folder.path + "/library.sqlite")
    return (try LibraryImport(store: store).run(path: folder.path + "/export"), store)
  }

  @Test func `a file of another kind under the name of a table is called what it is`() throws {
    let (summary, _) = try imported([
      "Road.csv": "\(Self.header)\n\(id("a")),Song,A,2024-01-02,0.5,0.25,120\n",
      "Mix.csv": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
      "Page.csv": "<!DOCTYPE html><html><body>login</body></html>", "budget.csv": "item,sum\nrent,500\n",
    ])
    #expect(summary.files == ["Road.csv"] && summary.ignored == ["budget.csv"])
    let kinds = summary.failures.map { failure -> FileKind? in
      guard case .foreign(_, let kind) = failure.error else { return nil }
      return kind
    }
    #expect(summary.failures.map(\.file) == ["Mix.csv", "Page.csv"] && kinds == [.gitLFSPointer, .html])
  }

  @Test func `one file that cannot be read does not keep the others out`() throws {
    let (summary, store) = try imported([
      "Road.csv": "\(Self.header)\n\(id("a")),Song,A,2024-01-02,0.5,0.25,120\n",
      "YourLibrary.json": "{\"tracks\":[{",
    ])
    #expect(summary.failures.map(\.file) == ["YourLibrary.json"])
    #expect(summary.files == ["Road.csv"] && summary.tracks == 1)
    #expect(try store.playlists().map(\.name) == ["Road"])
  }

  @Test func `decimal commas, semicolons, percent and a title before the header are understood`() throws {
    let text = """
      My list
      \(Self.header.replacing(",", with: ";"))
      \(id("a"));Song;A;2024-01-02;50 %;25,5 %;120,5 BPM
      \(id("b"));Sung;B;2024-01-02;60 %;45,5 %;1 020,5
      """
    let (summary, store) = try imported(["Liked_Songs (1).csv": text])
    #expect(summary.liked == 2 && summary.features == 2)
    let features = try store.features()
    #expect(features[id("a")]?.values[.danceability] == 0.5 && features[id("a")]?.values[.energy] == 0.255)
    #expect(features[id("a")]?.values[.tempo] == 120.5)
  }

  @Test func `rows in quotes as a whole, a line of units and single CRs are understood`() throws {
    let rows = "\(id("a")),Song,A,2024-01-02,0.5,0.25,120\r\(id("b")),Sung,B,2024-01-02,0.25,0.5,90\n"
    let (summary, store) = try imported([
      "Liked.csv": "\(Self.header)\n,,,,0-1,0-1,BPM\n" + rows
        + "\"\(id("c")),\"\"Sang, live\"\",C,2024-01-02,0.25,0.5,91\"\n"
    ])
    #expect(summary.liked == 3 && summary.features == 3 && summary.unreadable == 0)
    #expect(try store.features()[id("c")]?.values[.tempo] == 91)
    #expect(try store.features()[id("b")]?.values[.tempo] == 90)
  }

  @Test func `a playlist that names recordings and no addresses is matched by artist and title`() throws {
    let (summary, store) = try imported([
      "Road.csv": "\(Self.header)\n\(id("a")),Song,Ann,2024-01-02,0.5,0.25,120\n",
      "mix.csv": "title;artist;album;isrc\nSong;Ann;X;USX1\nLost;Bob;X;USX2\n",
    ])
    #expect(summary.files == ["Road.csv", "mix.csv"] && summary.matched == 1 && summary.unaddressed == 2)
    #expect(try store.playlists().map(\.name).sorted() == ["Road", "mix"])
  }

  @Test func `JSON in any wide encoding, or compressed, is read`() throws {
    let json = "{\"tracks\":[{\"artist\":\"Ann\",\"track\":\"Señal\",\"uri\":\"\(id("a"))\"}]}"
    let files: [(String, [UInt8])] = [
      ("YourLibrary.json", json.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }),
      (
        "YourLibrary.json",
        json.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8), UInt8($0.value & 0xff)] }
      ),
      ("YourLibrary.json.gz", Array(try GzipMember(Array(json.utf8)).bytes)),
    ]
    for (name, bytes) in files {
      let folder = try TemporaryFolder()
      let path = try folder.write(Data(bytes), to: name)
      let store = try LibraryStore(path: folder.path + "/library.sqlite")
      let summary = try LibraryImport(store: store).run(path: path)
      #expect(summary.liked == 1, "\(name)")
    }
  }

  @Test func `a list of liked songs without addresses finds its tracks in the other files`() throws {
    let (summary, store) = try imported([
      "Road.csv": "\(Self.header)\n\(id("a")),Song,Ann,2024-01-02,0.5,0.25,120\n",
      "YourLibrary.json":
        "{\"tracks\":[{\"artist\":\"Ann\",\"track\":\"Song\"},{\"artist\":\"Bob\",\"track\":\"None\"}]}",
    ])
    #expect(summary.unaddressed == 2 && summary.matched == 1 && summary.liked == 1)
    #expect(try store.likedEntries() == [id("a")])
  }

  @Test func `a playlist in JSPF gives its tracks, by address or by artist and title`() throws {
    let (summary, store) = try imported([
      "Road.csv": "\(Self.header)\n\(id("a")),Song,Ann,2024-01-02,0.5,0.25,120\n",
      "weekly.jspf": """
      {"playlist": {"title": "Weekly", "annotation": "of May", "track": [
        {"title": "Song", "creator": "Ann", "identifier": ["https://musicbrainz.org/recording/none"]},
        {"title": "Sung", "creator": "Bob", "location": "https://open.spotify.com/track/\(String(repeating: "b", count: 22))",
         "duration": 201000},
        {"title": "Lost", "creator": "Nobody"}, {"creator": "Nobody"}]}}
      """,
    ])
    #expect(summary.files == ["Road.csv", "weekly.jspf"])
    #expect(summary.unaddressed == 2 && summary.matched == 1 && summary.unreadable == 2)
    let playlist = try #require(try store.playlists().first { $0.name == "Weekly" })
    #expect(try store.uris(ofPlaylist: playlist.id) == [id("a"), id("b")])
    #expect(try store.tracks().first { $0.uri == id("b") }?.durationMilliseconds == 201_000)
  }

  @Test
  func `genres that a file names become tags of its tracks, and a track without any has none`() throws {
    let header = Self.header.replacing("Added At", with: "Added At,Genres")
    let (summary, store) = try imported([
      "Liked.csv": """
      \(header)
      \(id("a")),Song,Ann,2024-01-02,"rap,melodic rap",0.5,0.25,120
      \(id("b")),Sung,Ann,2024-01-02,,0.5,0.25,120
      """
    ])
    #expect(summary.genres == 1)
    let tags = try store.tags()
    let tracks = try store.tracksInOrder()
    #expect(tracks.map(\.uri) == [id("a"), id("b")])
    #expect(tags.tags(of: tracks[0]).map(\.name) == ["rap", "melodic rap"])
    #expect(tags.tags(of: tracks[1]).isEmpty)
    #expect(tags.counts == [.exportify: 1])
  }

  @Test
  func
    `an artist's tags speak for tracks that have none of their own; what was asked in vain is asked again in time`()
    throws
  {
    let (_, store) = try imported([
      "Liked.csv": "\(Self.header)\n\(id("a")),Song,Ann,2024-01-02,0.5,0.25,120\n"
    ])
    let source = SourceID(rawValue: "sample")
    let then = Date(timeIntervalSince1970: 1_700_000_000)
    let subjects: [TagSubject] = [.artist("ANN"), .artist("Bob"), .artist("bob"), .artist("Cid")]
    try store.setTags([GenreTag("folk", weight: 3)], of: .artist("Ann"), from: source, at: then)
    try store.setTags([], of: .artist("Bob"), from: source, at: then)
    #expect(try store.tags().tags(of: store.tracks()[0]) == [GenreTag("folk", weight: 3)])
    #expect(
      try store.subjectsToAsk(subjects, source: source, lifetime: 60, at: then + 30) == [.artist("Cid")])
    #expect(
      try store.subjectsToAsk(subjects, source: source, lifetime: 60, at: then + 90) == [
        .artist("Bob"), .artist("Cid"),
      ])
  }

  @Test func `a table of several playlists gives each of them, and the favourites are liked`() throws {
    let (summary, store) = try imported([
      "My Library.csv": """
      Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id
      Song,Ann,A,Road,Playlist,,\(String(repeating: "a", count: 22))
      Sung,Ann,A,Beach,Playlist,,\(String(repeating: "b", count: 22))
      Sang,Ann,A,Favorite Songs,Favorite,,\(String(repeating: "c", count: 22))
      Sing,Ann,A,Road,Playlist,,\(String(repeating: "d", count: 22))
      """
    ])
    #expect(summary.tracks == 4 && summary.liked == 1 && summary.playlists == 2)
    let road = try #require(try store.playlists().first { $0.name == "Road" })
    #expect(try store.uris(ofPlaylist: road.id) == [id("a"), id("d")])
    #expect(try store.likedEntries() == [id("c")])
  }

  @Test func `archives and compressed tables in a folder are read, a damaged one is named`() throws {
    let folder = try TemporaryFolder()
    func table(_ letter: Character) -> String {
      "\(Self.header)\n\(id(letter)),Song,Ann,2024-01-02,0.5,0.25,120\n"
    }
    var zip = ZipWriter()
    zip.add("Road.csv", Data(table("a").utf8))
    try folder.write(zip.data, to: "export/all.zip")
    try folder.write(Data(zip.data.dropLast(30)), to: "export/cut.zip")
    try folder.write(table("b"), to: "export/Beach.csv")
    let store = try LibraryStore(path: folder.path + "/library.sqlite")
    let summary = try LibraryImport(store: store).run(path: folder.path + "/export")
    #expect(Set(summary.files) == ["Road.csv", "Beach.csv"])
    #expect(summary.failures.map(\.file) == ["cut.zip"])
    #expect(try Set(store.playlists().map(\.name)) == ["Road", "Beach"])
  }

  @Test func `an entry of another form costs itself alone`() throws {
    let (summary, store) = try imported([
      "YourLibrary.json":
        "{\"tracks\":[5,null,{\"uri\":7},{\"artist\":\"Ann\",\"track\":1999,\"uri\":\"\(id("a"))\"}]}",
      "Playlist1.json": """
      {"playlists":[3,{"name":"Road","items":[7,{"track":5},{"episode":"x"},
      {"track":{"trackName":"Sung","artistName":"Ann","trackUri":"\(id("b"))"},"addedDate":20240102}]}]}
      """,
      "endsong_0.json": """
      [{"ms_played":40000,"master_metadata_track_name":"Sung","master_metadata_album_artist_name":"Ann",
      "spotify_track_uri":5},7,{"ms_played":"50000.5","master_metadata_track_name":"Sung",
      "master_metadata_album_artist_name":"Ann","spotify_track_uri":"\(id("b"))"}]
      """,
    ])
    #expect(summary.failures.isEmpty && summary.liked == 1 && summary.played == 1)
    #expect(summary.unreadable == 8)
    #expect(try store.likedEntries() == [id("a")])
    let playlist = try #require(try store.playlists().first { $0.name == "Road" })
    #expect(try store.uris(ofPlaylist: playlist.id) == [id("b")])
  }

  @Test func `lists in UTF-16 are read, and how a table was read is told`() throws {
    let folder = try TemporaryFolder()
    let json = "{\"tracks\":[{\"artist\":\"Ann\",\"track\":\"Song\",\"uri\":\"\(id("a"))\"}]}"
    try folder.write(try #require(json.data(using: .utf16)), to: "export/YourLibrary.json")
    try folder.write(
      Data(Array("\(Self.header)\n\(id("b")),Caf".utf8) + [0xe9])
        + Data(",Ann,2.1.2024 10:20,0.5,oops,120\n\(id("c")),Sung,Ann,1/13/2024,0.5,0.25,120\n".utf8),
      to: "export/Road.csv")
    let store = try LibraryStore(path: folder.path + "/library.sqlite")
    let summary = try LibraryImport(store: store).run(path: folder.path + "/export")
    #expect(summary.liked == 1 && summary.tracks == 3)
    #expect(try store.tracks().contains { $0.title == "Café" })
    let report = try #require(summary.tables.first?.report)
    #expect(report.encoding == .windows1252 && report.misread.map(\.text) == ["oops"])
    #expect(Date(exported: "2.1.2024 10:20") == Date(exported: "2024-01-02T10:20"))
    #expect(Date(exported: "1/13/2024") == Date(exported: "2024-01-13"))
    #expect(Date(exported: "13/1/2024") == Date(exported: "2024-01-13"))
  }

  @Test func `members of a ZIP that share their bytes are refused`() throws {
    let folder = try TemporaryFolder()
    var zip = ZipWriter()
    zip.add("YourLibrary.json", Data(repeating: 32, count: 1 << 20))
    // The second entry of the directory is the first once more.
    var bytes = zip.data
    let end = bytes.count - 22
    let start = bytes.range(of: Data([0x50, 0x4b, 0x01, 0x02]))?.lowerBound ?? 0
    let entry = bytes[start..<end]
    var directory = Data()
    for _ in 0..<200 { directory += entry }
    var tail = Data(bytes[end...])
    for (offset, value, width) in [(8, 200, 2), (10, 200, 2), (12, directory.count, 4), (16, start, 4)] {
      for index in 0..<width {
        tail[tail.startIndex + offset + index] = UInt8(truncatingIfNeeded: value >> (8 * index))
      }
    }
    bytes = bytes[..<start] + directory + tail
    let path = try folder.write(bytes, to: "many.zip")
    #expect(throws: ImportError.damagedZip(path: path, entry: "YourLibrary.json")) {
      try ZipArchive(path: path)
    }
  }
}
