import Foundation
import GRDB
import Music
import TestSupport
import Testing

@testable import Library

extension OutsideInteger {
  /// Every number in the library's file, and those in the JSON of its states.
  static let columns: [OutsideInteger] = {
    let queue = try? DatabaseQueue()
    try? queue.map { try LibraryStore.migrator.migrate($0) }
    let numbers =
      try? queue?.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT m.name AS "table", p.name AS "column" FROM sqlite_master AS m, pragma_table_info(m.name) AS p
            WHERE m.type = 'table' AND p.type IN ('INTEGER', 'REAL') ORDER BY 1, p.cid
            """
        ).map { (try $0.decode(forColumn: "table") as String, try $0.decode(forColumn: "column") as String) }
      } ?? []
    return (numbers ?? []).map { table, column in
      stored("SQLite: \(table).\(column)") { "UPDATE OR REPLACE \(table) SET \(column) = \($0.sql)" }
    }
      + [
        ("liked", "walks"), ("liked", "skipped"), ("items", "next"), ("items", "total"),
        ("liked", "walk.number"), ("liked", "walk.next"), ("liked", "walk.top"), ("liked", "walk.total"),
        ("liked", "walk.skipped"),
      ].map { state, field in
        stored("SQLite: state \(state), \(field)") {
          "UPDATE state SET value = CAST(json_set(CAST(value AS TEXT), '$.\(field)', json('\($0.json)')) AS BLOB) "
            + "WHERE name = '\(state)'"
        }
      }
  }()

  private static func stored(
    _ name: String, _ sql: @escaping @Sendable (HostileNumber) -> String
  ) -> OutsideInteger {
    OutsideInteger(name: name, range: nil) { number in
      let folder = try TemporaryFolder()
      let path = folder.path + "/library.sqlite"
      let service = try await PreparedLibrary.shared.copy(to: path)
      let queue = try DatabaseQueue(path: path)
      // A value that the column refuses is none that can stand there.
      try? await queue.write { try $0.execute(sql: sql(number)) }
      try queue.close()
      do {
        try await use(LibraryStore(path: path), service)
      } catch is LibraryError {}
      return nil
    }
  }

  /// Everything that reckons with what is stored.
  private static func use(_ store: LibraryStore, _ service: FakeService) async throws {
    _ = try await LibrarySync(store: store, service: service).run(everything: true)
    _ = (try store.counts(), try store.features(), try store.playlists(), try store.tracksInOrder())
    _ = try store.makePlan(PlanRequest())
    let applier = Applier(store: store, service: service)
    _ = try await applier.apply(applier.prepare())
    _ = try await applier.undo(applier.prepareUndo())
    try store.close()
  }
}

/// A library with something in every table, made once and copied for each number that is put into it.
private actor PreparedLibrary {
  static let shared = PreparedLibrary()
  private static let songs = 60
  private let folder = try? TemporaryFolder()
  private var isMade = false

  private static func service() async -> FakeService {
    let service = FakeService(liked: Samples.liked(songs))
    await service.addList("L", name: "Own", items: Samples.liked(55))
    return service
  }

  /// Copies the library; answers a service that holds the same songs.
  func copy(to path: String) async throws -> FakeService {
    let source = try #require(folder).path + "/library.sqlite"
    if !isMade {
      isMade = true
      try await make(LibraryStore(path: source))
    }
    try FileManager.default.copyItem(atPath: source, toPath: path)
    return await Self.service()
  }

  private func make(_ store: LibraryStore) async throws {
    let service = await Self.service()
    _ = try await LibrarySync(store: store, service: service).run()
    try store.setPredictions(Samples.predictions(0..<Self.songs))
    try store.write { db in
      for number in 0..<Self.songs where number.isMultiple(of: 3) {
        try FeatureRecord(
          Samples.features(number), of: Samples.uri(number), from: .exportify, by: .id, at: Date()
        ).insert(db)
      }
    }
    try store.place(Samples.uri(1), in: "jazz")
    _ = try store.makePlan(PlanRequest())
    let applier = Applier(store: store, service: service)
    _ = try await applier.apply(applier.prepare())
    // A reading of each kind that stopped on the way, so that the next one goes on with what was kept.
    try store.setState(
      .liked,
      to: LikedSync.State(walk: LikedSync.Walk(number: 2, next: 50, top: 2_000_000, total: 60), walks: 1))
    try store.setState(
      .items, to: PlaylistSync.Reading(playlist: "L", snapshot: "first-L", next: 50, total: 55))
    try store.close()
  }
}
