import Foundation
import GRDB
import Music
import TestSupport
import Testing

@testable import Library

/// A library that an earlier version made is opened with everything that a person or a run has left in it.
@Suite("Libraries of earlier versions")
struct MigrationTests {
  /// A library as the first version wrote it: lists as lines of text, keys as text, sources by their names.
  private func firstVersion(at path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try LibraryStore.migrator.migrate(queue, upTo: "1 library")
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO track VALUES ('spotify:track:a', 'track', 'a', 'XX1', 'Song', 'id1\tOne' || char(10) || '\tTwo',
            'Album', NULL, '1999', 1000, 0, 7, 70000);
          INSERT INTO track VALUES ('spotify:track:b', 'track', 'b', NULL, 'Other', '', NULL, NULL, NULL, NULL, 0,
            NULL, NULL);
          INSERT INTO liked VALUES ('spotify:track:a', 'spotify:track:a', 5, 10, 1, 'service');
          INSERT INTO liked VALUES ('spotify:track:b', 'spotify:track:b', 4, 9, 1, 'service');
          INSERT INTO feature (uri, source, match, fetchedAt, energy) VALUES
            ('spotify:track:a', 'ReccoBeats', 'id', 1, 0.5), ('spotify:track:a', 'table:mine', 'title', 1, 0.4);
          INSERT INTO featureMiss VALUES ('spotify:track:b', 'ReccoBeats', 3);
          INSERT INTO prediction VALUES ('spotify:track:a', 'rock', 0.7, 'rock' || char(10) || 'drum and bass',
            '0.7\trock' || char(10) || '0.2\tdrum and bass', 'model', 'time_signature', 6);
          INSERT INTO prediction VALUES ('spotify:track:b', NULL, 0.1, '', '', 'model', '', 6);
          INSERT INTO placement VALUES ('spotify:track:a', 'jazz', 8), ('spotify:track:b', NULL, 9);
          INSERT INTO playlist VALUES ('P', 'jazz · timbre', 'd', 'me', 1, 0, 0, 's', 's', 1, 0, 0, 'service');
          INSERT INTO playlistItem VALUES ('P', 0, 'spotify:track:a', NULL);
          INSERT INTO made VALUES ('genre:jazz', 'P', 'jazz · timbre', 'd');
          INSERT INTO madeItem VALUES ('genre:jazz', 'spotify:track:a', 0), ('genre:jazz', 'spotify:track:z', 1);
          INSERT INTO run VALUES (4, 'apply', 'done', 2, NULL);
          INSERT INTO step VALUES (4, 1, 'genre:jazz', 'done', '{"add":{"_0":["spotify:track:a"]}}');
          INSERT INTO runPlaylist VALUES (4, 'genre:jazz', '{"name":"","description":"","entries":[],"base":[],
            "withheld":[]}');
          INSERT INTO state VALUES ('account', '{"id":"me","displayName":"Me"}'), ('syncedAt', '12');
          """)
      let request = try JSONEncoder().encode(PlanRequest(genres: ["jazz"]))
      try db.execute(
        sql: "INSERT INTO plan VALUES (3, 1, ?, 'genre:jazz' || char(10) || 'genre:rock', '{}')",
        arguments: [request])
    }
    try queue.close()
  }

  @Test
  func
    `placements, made playlists, the journal, predictions and features come through the change to records`()
    throws
  {
    try TemporaryFolder.with { folder in
      let path = folder + "/library.sqlite"
      try firstVersion(at: path)
      let store = try LibraryStore(path: path)

      let tracks = try store.tracks()
      #expect(tracks.map(\.title) == ["Song", "Other"])
      #expect(tracks.first?.artists == [.init(id: "id1", name: "One"), .init(id: nil, name: "Two")])
      #expect(tracks.last?.artists == [])

      #expect(try store.placements()["spotify:track:a"]?.genre == "jazz")
      #expect(
        try store.placements()["spotify:track:b"]
          == Placement(uri: "spotify:track:b", genre: nil, placedAt: 9))

      let prediction = try #require(store.predictions()["spotify:track:a"])
      #expect(prediction.plausible == ["rock", "drum and bass"])
      #expect(prediction.probabilities == ["rock": 0.7, "drum and bass": 0.2])
      #expect(prediction.imputed == ["time_signature"] && prediction.evidence.isEmpty)
      #expect(try store.predictions()["spotify:track:b"]?.plausible == [])

      let features = try #require(store.features()["spotify:track:a"])
      #expect(features.origin == .table("mine") && features.values[.energy] == 0.4)
      let reccoBeats = SourceID(rawValue: "reccobeats")
      let (sources, misses) = try store.read { db in
        (
          try FeatureRecord.fetchAll(db).map(\.origin).sorted(),
          try FeatureMissRecord.uris(of: reccoBeats, since: .distantPast, in: db)
        )
      }
      #expect(sources == [.table("mine"), .source(reccoBeats)] && misses == ["spotify:track:b"])

      let jazz = PlaylistKey(.genre, "jazz")
      let made = try #require(store.read { try MadePlaylist.made(for: jazz, in: $0) })
      #expect(made.id == "P" && made.base == ["spotify:track:a"] && made.withheld == ["spotify:track:z"])
      #expect(try store.read(PlanRecord.last)?.keys == [jazz, PlaylistKey(.genre, "rock")])
      #expect(try store.planRequest()?.genres == ["jazz"])

      let undo = try store.read(UndoPreview.init)
      #expect(undo.changes.map(\.key) == [jazz] && undo.changes.first?.removed == ["Song"])
      #expect(try store.account()?.id == "me" && store.syncedAt() == Date(timeIntervalSince1970: 12))
    }
  }

  @Test func `a column that holds something else than timbre wrote is called damage`() async throws {
    try await Samples.withStore { store in
      try store.write { db in
        try TrackRecord.save(Samples.track(1), in: db)
        try db.execute(sql: "UPDATE track SET artists = 'not a list'")
      }
      #expect(throws: LibraryError.damaged(path: store.path)) { try store.read(TrackRecord.all) }
    }
  }
}
