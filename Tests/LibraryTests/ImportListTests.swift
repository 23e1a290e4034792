import Foundation
import Tabular
import TestSupport
import Testing

@testable import Library

/// Lists of addresses, and histories with a play in each line.
@Suite("Lists to import")
struct ImportListTests {
  private func imported(_ files: [String: Data]) throws -> (summary: ImportSummary, store: LibraryStore) {
    let folder = try TemporaryFolder()
    for (name, data) in files { try folder.write(data, to: "export/" + name) }
    let store = try LibraryStore(path: folder.path + "/library.sqlite")
    return (try LibraryImport(store: store).run(path: folder.path + "/export"), store)
  }

  private func id(_ letter: Character) -> String { String(repeating: letter, count: 22) }
  private func uri(_ letter: Character) -> String { "spotify:track:" + id(letter) }

  @Test(arguments: [
    "spotify:track:ID", "https://open.spotify.com/intl-de/track/ID?si=1", "ID",
    "3. Song https://open.spotify.com/track/ID",
  ])
  func `a list of addresses is a playlist, and what else stands in it is counted`(_ line: String) throws {
    let lines = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map { line.replacing("ID", with: id($0)) }
    let album = "https://open.spotify.com/album/" + id("z")
    let text =
      "My songs\n\n# found in May\n" + lines.joined(separator: "\r\n") + "\nno address\n" + album + "\n"
    let (summary, store) = try imported(["Road.txt": Data(text.utf8)])
    #expect(summary.files == ["Road.txt"] && summary.tracks == 9 && summary.bareAddresses == 9)
    #expect(summary.otherAddresses == 1 && summary.unreadable == 1)
    let playlist = try #require(try store.playlists().first { $0.name == "Road" })
    #expect(try store.uris(ofPlaylist: playlist.id).first == uri("a"))
    #expect(try store.uris(ofPlaylist: playlist.id).count == 9)
  }

  @Test func `a list does not take from a track what is known of it`() throws {
    let table = "Track URI,Track Name,Artist Name(s),Added At\n\(uri("a")),Song,Ann,2024-01-02\n"
    let (_, store) = try imported(["A.csv": Data(table.utf8), "B.txt": Data((id("a") + "\n").utf8)])
    #expect(try store.tracks().map(\.title) == ["Song"])
  }

  @Test func `a history with a play in each line is read, compressed or not, a broken line counted`() throws {
    let table = "Track URI,Track Name,Artist Name(s),Added At\n\(uri("a")),Song,Ann,2024-01-02\n"
    func play(_ length: Int) -> String {
      "{\"ts\":\"2024-01-02T10:00:00Z\",\"ms_played\":\(length),\"master_metadata_track_name\":\"Song\",\"master_metadata_album_artist_name\":\"Ann\",\"spotify_track_uri\":\"\(uri("a"))\"}"
    }
    let lines = play(40_000) + "\n" + play(50_000) + "\r\n{\"ms_played\":\n" + play(10) + "\n"
    let short =
      "{\"endTime\":\"2024-01-02 10:00\",\"artistName\":\"Ann\",\"trackName\":\"Song\",\"msPlayed\":40000}\n"
    func packed(_ text: String) throws -> Data { Data(try GzipMember(Array(text.utf8)).bytes) }
    for (name, data, unreadable) in [
      ("history.jsonl", Data(lines.utf8), 1), ("history.json", Data(lines.utf8), 1),
      ("history.jsonl.gz", try packed(lines), 1), ("history.ndjson", Data((short + short + "7\n").utf8), 1),
      ("history.json", Data(short.utf8), 0), ("history.json.gz", try packed("[" + play(40_000) + "]"), 0),
    ] {
      let (summary, _) = try imported(["A.csv": Data(table.utf8), name: data])
      #expect(summary.files.contains(name) && summary.playedSongs == 1 && summary.played == 1, "\(name)")
      #expect(summary.unreadable == unreadable, "\(name)")
    }
  }

  @Test func `listens of ListenBrainz are plays, by address or by name`() throws {
    let table =
      "Track URI,Track Name,Artist Name(s),Added At\n\(uri("a")),Song,Ann,2024-01-02\n\(uri("b")),Sung,Bo,2024-01-02\n"
    let lines = """
      {"listened_at":1,"track_metadata":{"artist_name":"Ann","track_name":"Song","additional_info":{"duration_ms":200000}}}
      {"listened_at":2,"track_metadata":{"artist_name":"B.","track_name":"Sung (Live)","additional_info":{"spotify_id":"https://open.spotify.com/track/\(id("b"))"}}}
      {"listened_at":3,"track_metadata":{"artist_name":"Ann","track_name":"Song"}}
      {"listened_at":4,"track_metadata":7}
      """
    let (summary, _) = try imported(["A.csv": Data(table.utf8), "1.jsonl": Data(lines.utf8)])
    #expect(summary.files == ["1.jsonl", "A.csv"] && summary.played == 2 && summary.unreadable == 1)
  }
}
