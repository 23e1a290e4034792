import Foundation
import TestSupport
import Testing

@testable import Library

/// Files of other programs and services beside an export: plays, playlists of names, and answers of services.
@Suite("Imports from other programs")
struct ImportOriginTests {
  private static let library = """
    Track URI,Track Name,Artist Name(s),Added At,Danceability
    spotify:track:aaaaaaaaaaaaaaaaaaaaaa,Song,Ann,2024-01-02,0.5
    spotify:track:bbbbbbbbbbbbbbbbbbbbbb,Sung,Bo & Co,2024-01-02,0.5
    spotify:track:cccccccccccccccccccccc,Sang,"Cy, D",2024-01-02,0.5

    """

  private func id(_ letter: Character) -> String { String(repeating: letter, count: 22) }
  private func uri(_ letter: Character) -> String { "spotify:track:" + id(letter) }

  private func imported(_ files: [String: String]) throws -> (summary: ImportSummary, store: LibraryStore) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "export/" + name) }
    let store = try LibraryStore(path: folder.path + "/library.sqlite")
    return (try LibraryImport(store: store).run(path: folder.path + "/export"), store)
  }

  @Test(arguments: [
    (
      "someone.csv",
      "Ann,Album,Song,05 Apr 2010 11:59\nBo & Co,,Sung,05 Apr 2010 11:55\nAnn,Album,Song,04 Apr 2010 11:59\n"
    ),
    (
      "scrobbles.csv",
      "\"uts\",\"utc_time\",\"artist\",\"artist_mbid\",\"album\",\"album_mbid\",\"track\",\"track_mbid\"\n\"1270468794\",\"05 Apr 2010, 11:59\",\"Ann\",\"\",\"Album\",\"\",\"Song\",\"\"\n\"1270468794\",\"05 Apr 2010, 11:59\",\"Bo & Co\",\"\",\"\",\"\",\"Sung\",\"\"\n"
    ),
    (
      "recent.json",
      "{\"recenttracks\":{\"track\":[{\"artist\":{\"#text\":\"Ann\"},\"name\":\"Song\",\"date\":{\"uts\":\"1\"}},{\"artist\":{\"#text\":\"Bo & Co\"},\"name\":\"Sung\",\"date\":{\"uts\":\"2\"}}]}}"
    ),
    (
      "history.csv",
      "ts,ms_played,master_metadata_track_name,master_metadata_album_artist_name,spotify_track_uri\n2024-01-02T03:04:05Z,180000,Song,Ann,spotify:track:aaaaaaaaaaaaaaaaaaaaaa\n2024-01-02T03:04:05Z,180000,Sung,Bo & Co,bbbbbbbbbbbbbbbbbbbbbb\n"
    ),
    (
      "StreamingHistory0.csv",
      "endTime,artistName,trackName,msPlayed\n2024-01-02 10:00,Ann,Song,180000\n2024-01-02 10:00,Bo & Co,Sung,180000\n"
    ),
    (
      "Apple Music Play Activity.csv",
      "Artist Name,Event Type,Play Duration Milliseconds,Song Name\nAnn,PLAY_END,170000,Song\nBo & Co,PLAY_END,170000,Sung\n"
    ),
    (
      "Apple Music - Track Play History.csv",
      "Track Name,Last Played Date,Is User Initiated\nAnn - Song,1704190000000,TRUE\nBo & Co - Sung,1704190000000,FALSE\n"
    ),
    (
      "watch-history.json",
      "[{\"header\":\"YouTube Music\",\"title\":\"Watched Song\",\"titleUrl\":\"u\",\"subtitles\":[{\"name\":\"Ann - Topic\"}],\"time\":\"2024-01-02T03:04:05Z\"},{\"header\":\"YouTube\",\"title\":\"Watched Sung\",\"titleUrl\":\"u\",\"subtitles\":[{\"name\":\"Bo & Co - Topic\"}]},{\"header\":\"YouTube\",\"title\":\"Watched a cat\",\"titleUrl\":\"u\",\"subtitles\":[{\"name\":\"Cats\"}]},{\"header\":\"YouTube\",\"title\":\"Watched https://y\",\"titleUrl\":\"u\"}]"
    ),
    (
      "Wiedergabeverlauf.json",
      "[{\"header\":\"YouTube Music\",\"title\":\"\\\"Song\\\" angesehen\",\"titleUrl\":\"u\",\"subtitles\":[{\"name\":\"Ann\"}]},{\"header\":\"YouTube Music\",\"title\":\"\\\"Sung\\\" angesehen\",\"titleUrl\":\"u\",\"subtitles\":[{\"name\":\"Bo & Co - Topic\"}]}]"
    ),
  ])
  func `plays, however they are written, are those of the library's songs`(_ name: String, _ text: String)
    throws
  {
    let (summary, store) = try imported(["Liked.csv": Self.library, name: text])
    #expect(summary.files.contains(name) && summary.playedSongs == 2 && summary.played == 2)
    #expect(summary.unreadable == 0 && summary.playlists == 0)
    #expect(try store.likedEntries().count == 3)
  }

  @Test(arguments: [
    ("mix.txt", "Ann - Song\nBo & Co - Sung\nNobody - Lost\n"),
    ("mix.txt", "My mix\n\n1. Ann – Song\n2. Bo & Co – Sung\n3. Nobody – Lost\n"),
    ("mix.txt", "Song - Ann\nSung - Bo & Co\nLost - Nobody\n"),
    ("mix.txt", "Song by Ann\nSung by Bo & Co\nLost by Nobody\n"),
    ("mix.txt", "Ann - Song - Album\nBo & Co - Sung - Album\nNobody - Lost - Album\n"),
    (
      "mix.m3u8",
      "#EXTM3U\n#EXTINF:176,Ann - Song\nC:\\a.mp3\n#EXTINF:176,Bo & Co - Sung\nC:\\b.mp3\n#EXTINF:1,Nobody - Lost\nC:\\c.mp3\n"
    ),
    (
      "list.xspf",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\">\n<title>mix</title>\n<trackList>\n<track><location>file:///a.mp3</location><title>Song</title><creator>Ann</creator></track>\n<track><title>Sung</title><creator>Bo &amp; Co</creator><album/></track>\n<track><title><![CDATA[Lost]]></title><creator>Nobody</creator></track>\n</trackList></playlist>\n"
    ),
    (
      "Library.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple Computer//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\"><dict><key>Tracks</key><dict><key>1</key><dict><key>Track ID</key><integer>1</integer><key>Name</key><string>Song</string><key>Artist</key><string>Ann</string></dict><key>2</key><dict><key>Name</key><string>Sung</string><key>Artist</key><string>Bo &#38; Co</string></dict><key>3</key><dict><key>Name</key><string>Lost</string><key>Artist</key><string>Nobody</string></dict></dict><key>Playlists</key><array><dict><key>Name</key><string>Library</string><key>Master</key><true/></dict><dict><key>Name</key><string>mix</string><key>Playlist Items</key><array><dict><key>Track ID</key><integer>1</integer></dict><dict><key>Track ID</key><integer>2</integer></dict><dict><key>Track ID</key><integer>3</integer></dict></array></dict></array></dict></plist>\n"
    ),
    ("mix.csv", "TITLE, ARTIST\n\"Song\", \"Ann\"\n\"Sung\", \"Bo & Co\"\n\"Lost\", \"Nobody\"\n"),
    (
      "mix.csv",
      "Shazam Library\nIndex,TagTime,Title,Artist,URL,TrackKey\n1,2024-01-02,Song,Ann,u,1\n2,2024-01-02,Sung,Bo & Co,u,2\n3,2024-01-02,Lost,Nobody,u,3\n"
    ),
    (
      "mix.csv",
      "Video ID,Song Title,Album Title,Artist Name 1,Artist Name 2\nx,Song,A,Ann,\ny,Sung,B,Bo & Co,\nz,Lost,C,Nobody,\n"
    ),
    (
      "mix.json",
      "[{\"Title\":\"Song\",\"Artist\":\"Ann\"},{\"Title\":\"Sung\",\"Artist\":\"Bo & Co\"},{\"Title\":\"Lost\",\"Artist\":\"Nobody\"}]"
    ),
    (
      "mix.json",
      "{\"title\":\"mix\",\"tracks\":{\"data\":[{\"id\":1,\"title\":\"Song\",\"artist\":{\"name\":\"Ann\"}},{\"id\":2,\"title\":\"Sung\",\"artist\":{\"name\":\"Bo & Co\"}},{\"id\":3,\"title\":\"Lost\",\"artist\":{\"name\":\"Nobody\"}}]}}"
    ),
  ])
  func `songs by name are found in the library, and the others counted`(_ name: String, _ text: String) throws
  {
    let (summary, store) = try imported(["Liked.csv": Self.library, name: text])
    #expect(summary.files.contains(name) && summary.unaddressed == 3 && summary.matched == 2)
    let playlist = try #require(try store.playlists().first { $0.name == "mix" })
    #expect(try store.uris(ofPlaylist: playlist.id) == [uri("a"), uri("b")])
  }

  @Test func `playlists in sections and answers of the service bring titles, artists and addresses`() throws {
    let sections =
      "Liked Songs\r\nSong\tAnn, Bo\tAlbum\t\(uri("a"))\r\n\r\nRoad\r\nSung\tCy\tAlbum\t\(uri("b"))\r\nSang\tCy\tAlbum\t\(uri("c"))\r\n"
    func track(_ title: String, _ letter: Character) -> String {
      "{\"added_at\":\"2024-01-02T03:04:05Z\",\"track\":{\"type\":\"track\",\"name\":\"\(title)\",\"uri\":\"\(uri(letter))\",\"artists\":[{\"name\":\"Ann\"},{\"name\":\"Bo\"}],\"album\":{\"name\":\"Album\",\"artists\":[{\"name\":\"Ann\"}]}}}"
    }
    let backup =
      "[{\"name\":\"Liked Songs\",\"tracks\":[\(track("Song", "a"))]},{\"name\":\"Road\",\"tracks\":[\(track("Sung", "b")),\(track("Sang", "c"))]}]"
    for (name, text) in [("spotify.txt", sections), ("spotify.json", backup)] {
      let (summary, store) = try imported([name: text])
      #expect(summary.liked == 1 && summary.playlists == 1 && summary.bareAddresses == 0, "\(name)")
      #expect(try store.likedEntries() == [uri("a")])
      let road = try #require(try store.playlists().first { $0.name == "Road" })
      #expect(try store.uris(ofPlaylist: road.id) == [uri("b"), uri("c")])
      let song = try #require(try store.tracks().first { $0.uri == uri("a") })
      #expect(
        song.title == "Song" && song.artists.map(\.name) == ["Ann", "Bo"] && song.album?.name == "Album")
    }
    let answer = "{\"name\":\"Road\",\"tracks\":{\"items\":[\(track("Sung", "b")),\(track("Sang", "c"))]}}"
    let (_, store) = try imported(["answer.json": answer])
    #expect(try store.playlists().map(\.name) == ["Road"])
  }

  @Test func `a table with an address at the end of each line is more than a list of addresses`() throws {
    let text =
      "Title,Artist,Album,URL\nSong,Ann,Album,https://open.spotify.com/track/\(id("a"))\nSung,Bo,Album,https://open.spotify.com/track/\(id("b"))\n"
    let (summary, store) = try imported(["moved.csv": text])
    #expect(summary.tracks == 2 && summary.bareAddresses == 0)
    #expect(try store.tracks().map(\.title).sorted() == ["Song", "Sung"])
  }

  @Test func `folders in a folder are no files, and every file that is none of an export is named`() throws {
    let (summary, _) = try imported([
      "my_spotify_data/Spotify Account Data/YourLibrary.json":
        "{\"tracks\":[{\"artist\":\"Ann\",\"album\":\"A\",\"track\":\"Song\",\"uri\":\"\(uri("a"))\"}]}",
      "my_spotify_data/Spotify Account Data/Follow.json": "{\"userIsFollowing\":[]}",
      "my_spotify_data/Spotify Account Data/Marquee.json": "[{\"artistName\":\"Ann\",\"segment\":\"Light\"}]",
      "my_spotify_data/Spotify Account Data/Wrapped2024.json":
        "{\"topTracks\":{\"topTracks\":[{\"trackUri\":\"\(uri("b"))\",\"msPlayed\":10}]}}",
      "my_spotify_data/Read_Me_First.pdf": "%PDF-1.4", "page.html": "<!DOCTYPE html>",
    ])
    #expect(summary.files == ["YourLibrary.json"] && summary.failures.isEmpty && summary.tracks == 1)
    #expect(
      Set(summary.ignored) == [
        "Follow.json", "Marquee.json", "Wrapped2024.json", "Read_Me_First.pdf", "page.html",
      ])
  }

  @Test func `a table of tracks with all of their sound is no person's`() throws {
    let text = "title,artist,energy,valence,tempo\nSong,Ann,0.5,0.5,120\nSung,Bo,0.25,0.5,100\n"
    let (summary, _) = try imported(["Liked.csv": Self.library, "songs.csv": text])
    #expect(summary.files == ["Liked.csv"] && summary.ignored == ["songs.csv"])
  }
}
