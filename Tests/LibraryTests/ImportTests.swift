import Foundation
import GRDB
import Music
import TestSupport
import Testing

@testable import Library

/// What people export, taken in without an account.
@Suite("Import")
struct ImportTests {
  private func id(_ letter: Character) -> String { String(repeating: letter, count: 22) }

  private func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private static let base =
    "\"Track URI\",\"Track Name\",\"Artist URI(s)\",\"Artist Name(s)\",\"Album URI\",\"Album Name\","
    + "\"Album Artist URI(s)\",\"Album Artist Name(s)\",\"Album Release Date\",\"Album Image URL\",\"Disc Number\","
    + "\"Track Number\",\"Track Duration (ms)\",\"Track Preview URL\",\"Explicit\",\"Popularity\",\"ISRC\","
    + "\"Added By\",\"Added At\""

  private func row(_ id: String, name: String, artists: String, features: Bool) -> String {
    let head = [
      "spotify:track:\(id)", name, "spotify:artist:1", artists, "spotify:album:2", "Album", "", "",
      "1999-05-21",
      "", "1", "2", "201000", "", "true", "10", "gbaaa9900001", "me", "2020-03-04T05:06:07Z",
    ]
    let values = ["0.5", "0.6", "7", "-8.5", "1", "0.05", "0.1", "0", "0.2", "0.9", "121.5", "4"]
    return (head + (features ? values : [])).map { "\"\($0)\"" }.joined(separator: ",")
  }

  @Test func `exportify.app: commas in names, features, liked songs by the file's name`() async throws {
    try TemporaryFolder.with { folder in
      let header =
        Self.base
        + ",\"Danceability\",\"Energy\",\"Key\",\"Loudness\",\"Mode\",\"Speechiness\",\"Acousticness\","
        + "\"Instrumentalness\",\"Liveness\",\"Valence\",\"Tempo\",\"Time Signature\""
      try write(
        header + "\r\n"
          + row(id("a"), name: "One, \"\"two\"\"", artists: "Tyler\\, The Creator, Björk", features: true),
        to: folder + "/liked.csv")
      let store = try LibraryStore(path: folder + "/library.sqlite")
      let summary = try LibraryImport(store: store).run(path: folder + "/liked.csv")
      #expect((summary.liked, summary.likedTaken, summary.features) == (1, 1, 1))
      let track = try #require(store.tracks().first)
      #expect(track.title == "One, \"two\"")
      #expect(track.artists.map(\.name) == ["Tyler, The Creator", "Björk"])
      #expect((track.isrc, track.durationMilliseconds, track.explicit) == ("GBAAA9900001", 201_000, true))
      let features = try #require(store.features()[track.uri ?? ""])
      #expect(features.origin == .exportify)
      #expect(
        (features.values[.key], features.values[.tempo], features.values[.timeSignature]) == (7, 121.5, 4))
    }
  }

  @Test func `a header in another language is known by its number of columns`() async throws {
    try TemporaryFolder.with { folder in
      let header = (1...31).map { "\"Spalte \($0)\"" }.joined(separator: ",")
      try write(
        header + "\n" + row(id("a"), name: "Lied", artists: "Wer", features: true) + "\n",
        to: folder + "/meine_liste.csv")
      let store = try LibraryStore(path: folder + "/library.sqlite")
      let summary = try LibraryImport(store: store).run(path: folder + "/meine_liste.csv")
      #expect((summary.playlists, summary.features) == (1, 1))
      #expect(try store.playlists().map(\.name) == ["meine liste"])
    }
  }

  @Test func `exportify.net: byte-order mark, semicolons, cells that say undefined`() async throws {
    try TemporaryFolder.with { folder in
      let header =
        "Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,"
        + "Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,"
        + "Instrumentalness,Liveness,Valence,Tempo,Time Signature"
      let rows = [
        "spotify:track:\(id("a")),Song,Album,\"A;B, C\",2020,1000,5,false,me,2021-01-01T00:00:00Z,\"x,y\",,"
          + "0.1,0.2,3,-5,1,0.3,0.4,0.5,0.6,0.7,99,4",
        "spotify:track:\(id("b")),Song,Album,A,2020,1000,5,false,me,undefined,,,undefined,,,,,,,,,,,",
        "spotify:local:x:y:z:10,z,,x,,,,,,,,,,,,,,,,,,,,", "nonsense,,,",
      ]
      try write("\u{FEFF}" + header + "\n" + rows.joined(separator: "\n"), to: folder + "/Liked_Songs.csv")
      let store = try LibraryStore(path: folder + "/library.sqlite")
      let summary = try LibraryImport(store: store).run(path: folder + "/Liked_Songs.csv")
      #expect((summary.liked, summary.features, summary.unreadable) == (3, 1, 1))
      #expect(try store.tracks().first?.artists.map(\.name) == ["A", "B, C"])
      #expect(try store.entryCounts().local == 1)
    }
  }

  /// The account data as Spotify packs it, with its oddities.
  private func accountFiles() -> [String: String] {
    [
      "Spotify Account Data/YourLibrary.json":
        "\u{FEFF}{\"tracks\":[{\"artist\":\"Taylor\",\"album\":1989,\"track\":22,\"uri\":\"spotify:track:\(id("a"))\"},"
        + "{\"artist\":\"X\",\"album\":\"Y\",\"track\":\"gone\",\"uri\":null}],\"albums\":[],\"shows\":[]}",
      "Spotify Account Data/Playlist1.json":
        "{\"playlists\":[{\"name\":\"Road\",\"description\":null,\"items\":[{\"track\":{\"trackName\":\"S\","
        + "\"artistName\":\"T\",\"albumName\":\"U\",\"trackUri\":\"spotify:track:\(id("b"))\"},\"episode\":null,"
        + "\"localTrack\":null,\"addedDate\":\"2024-12-01\"},{\"track\":null,\"localTrack\":"
        + "{\"uri\":\"spotify:local:Me:Album:My+Song:120\"}}]}]}",
      "Spotify Account Data/Playlist2.json": "{\"playlists\":[{\"name\":\"Road\",\"items\":[]}]}",
      "Spotify Account Data/Streaming_History_Audio_2020_0.json":
        "[{\"ts\":\"2020\",\"ms_played\":40000,\"ip_addr\":\"203.0.113.77\",\"master_metadata_track_name\":\"22\","
        + "\"master_metadata_album_artist_name\":\"Taylor\",\"spotify_track_uri\":\"spotify:track:\(id("a"))\"},"
        + "{\"ms_played\":2000,\"ip_addr\":\"203.0.113.77\",\"spotify_track_uri\":\"spotify:track:\(id("a"))\"}]",
      "Spotify Account Data/StreamingHistory_music_0.json":
        "[{\"endTime\":\"2025-01-31 18:05\",\"artistName\":\"T\",\"trackName\":\"S\",\"msPlayed\":31000.5}]",
      "Spotify Account Data/Userdata.json": "{\"email\":\"secret@example.org\"}",
      "__MACOSX/Spotify Account Data/._Playlist1.json": "not json",
    ]
  }

  private func expectAccount(_ summary: ImportSummary, in store: LibraryStore) throws {
    #expect((summary.liked, summary.playlists, summary.unreadable, summary.played) == (1, 2, 1, 2))
    #expect(summary.ignored == ["Userdata.json"])
    let liked = try #require(store.tracks(matching: "22").first)
    #expect(liked.album?.name == "1989")
    let plays = try store.read {
      try Int.fetchOne($0, sql: "SELECT plays FROM track WHERE uri = ?", arguments: [liked.uri])
    }
    #expect(plays == 1)
    #expect(try store.playlists().map(\.id) == ["import:Road", "import:Road#2"])
    #expect(try store.tracks(matching: "S").count == 1)
  }

  @Test func `Spotify's account data as a folder and as a zip; addresses in it leave no trace`() async throws
  {
    try TemporaryFolder.with { folder in
      var zip = ZipWriter()
      for (name, text) in accountFiles().sorted(by: { $0.key < $1.key }) {
        try write(text, to: folder + "/export/" + name)
        zip.add(name, Data(text.utf8))
      }
      try zip.data.write(to: URL(fileURLWithPath: folder + "/my_spotify_data.zip"))
      for source in ["export", "my_spotify_data.zip"] {
        let path = folder + "/\(source).sqlite"
        let store = try LibraryStore(path: path)
        try expectAccount(LibraryImport(store: store).run(path: folder + "/" + source), in: store)
        try store.close()
        for companion in ["", "-wal"] where FileManager.default.fileExists(atPath: path + companion) {
          let bytes = try Data(contentsOf: URL(fileURLWithPath: path + companion))
          #expect(bytes.range(of: Data("203.0.113".utf8)) == nil)
          #expect(bytes.range(of: Data("secret@".utf8)) == nil)
        }
      }
    }
  }

  @Test func `what is damaged, oversized or something else is refused and changes nothing`() async throws {
    try TemporaryFolder.with { folder in
      let store = try LibraryStore(path: folder + "/library.sqlite")
      let importer = LibraryImport(store: store)
      func expect(_ error: ImportError, _ name: String, _ data: Data) throws {
        try data.write(to: URL(fileURLWithPath: folder + "/" + name))
        #expect(throws: error) { try importer.run(path: folder + "/" + name) }
      }
      let path = { folder + "/" + $0 }
      #expect(throws: ImportError.unreadableFile(path: path("none"))) { try importer.run(path: path("none")) }
      try expect(.notAZip(path: path("text.zip")), "text.zip", Data("hello".utf8))
      try expect(.badJSON(path: "YourLibrary.json"), "YourLibrary.json", Data("{\"tracks\":[".utf8))
      try expect(.notAnExport(path: path("other.json")), "other.json", Data("{}".utf8))
      try expect(
        .unknownColumns(path: "table.csv", columns: ["a", "b"]), "table.csv", Data("a,b\n1,2\n".utf8))
      try Data("Track URI,Track Name\n\"x,y\n".utf8).write(to: URL(fileURLWithPath: path("open.csv")))
      #expect(throws: ImportError.self) { try importer.run(path: path("open.csv")) }
      try expect(
        .foreign(path: path("page.csv"), kind: .html), "page.csv",
        Data("<html><body>Log in</body></html>".utf8))
      try expect(
        .foreign(path: path("base.csv"), kind: .sqlite), "base.csv", Data("SQLite format 3\u{0}\u{1}".utf8))

      var bomb = ZipWriter()
      bomb.add("YourLibrary.json", Data("{}".utf8), claimedSize: 600 << 20)
      try expect(
        .zipTooLarge(path: path("bomb.zip"), entry: "YourLibrary.json", limit: 512 << 20), "bomb.zip",
        bomb.data)
      var liar = ZipWriter()
      liar.add("YourLibrary.json", Data(repeating: 32, count: 100_000), claimedSize: 10)
      try expect(.damagedZip(path: path("liar.zip"), entry: "YourLibrary.json"), "liar.zip", liar.data)
      var forged = ZipWriter()
      forged.add("YourLibrary.json", Data("{\"tracks\":[]}".utf8), claimedChecksum: 7)
      try expect(.damagedZip(path: path("forged.zip"), entry: "YourLibrary.json"), "forged.zip", forged.data)
      var locked = ZipWriter()
      locked.add("YourLibrary.json", Data("{}".utf8), isEncrypted: true)
      try expect(
        .unsupportedZip(path: path("locked.zip"), entry: "YourLibrary.json"), "locked.zip",
        locked.data)
      #expect(try store.tracks().isEmpty)
    }
  }

  @Test func `no byte of a zip, changed or cut off, can do harm`() async throws {
    var zip = ZipWriter()
    zip.add("YourLibrary.json", Data("{\"tracks\":[]}".utf8))
    let sound = zip.data
    try TemporaryFolder.with { folder in
      let path = folder + "/broken.zip"
      for position in sound.indices {
        var changed = sound
        changed[position] ^= 0xFF
        try changed.write(to: URL(fileURLWithPath: path))
        if let archive = try? ZipArchive(path: path) {
          for entry in archive.entries { _ = try? archive.contents(of: entry) }
        }
        try sound.prefix(position).write(to: URL(fileURLWithPath: path))
        #expect(throws: ImportError.self) { try ZipArchive(path: path) }
      }
    }
  }

  @Test
  func `once synced, an old export adds no liked songs, and the read playlist is preferred to its copy`()
    async throws
  {
    try await TemporaryFolder.with { folder in
      for (name, text) in accountFiles() { try write(text, to: folder + "/export/" + name) }
      let store = try LibraryStore(path: folder + "/library.sqlite")
      _ = try LibraryImport(store: store).run(path: folder + "/export")
      let service = FakeService(liked: Samples.liked(5))
      await service.addList("road", name: "Road", items: [Samples.saved(1)])
      _ = try await LibrarySync(store: store, service: service).run()
      #expect(try store.likedEntries().count == 5)
      #expect(try store.playlists().map(\.id) == ["road"])
      let again = try LibraryImport(store: store).run(path: folder + "/export")
      #expect((again.liked, again.likedTaken) == (1, 0))
      #expect(try store.playlists().map(\.id) == ["road"])
    }
  }
}
