import Foundation
import GRDB
import TestSupport
import Testing

@testable import Library

/// The file itself: opening, refusing, surviving.
@Suite("Library file")
struct StoreTests {
  @Test func `what is committed is there when the file is opened again, without any goodbye`() async throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/data/library.sqlite"
      let store = try LibraryStore(path: path)
      try store.place("spotify:track:a", in: "jazz")
      // A copy of the files as they stand is what a killed process leaves.
      for companion in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: path + companion, toPath: folder + "/copy" + companion)
      }
      #expect(try LibraryStore(path: folder + "/copy").placements()["spotify:track:a"]?.genre == "jazz")
    }
  }

  @Test func `only the owner can read it`() async throws {
    try await Samples.withStore { store in
      let attributes = try FileManager.default.attributesOfItem(atPath: store.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test
  func `a file that is no database, a damaged one and one from a later version are refused by name`()
    async throws
  {
    try TemporaryFolder.with { folder in
      let text = folder + "/text"
      try String(repeating: "not a database at all. ", count: 100).write(
        toFile: text, atomically: true, encoding: .utf8)
      #expect(throws: LibraryError.damaged(path: text)) { try LibraryStore(path: text) }

      let later = folder + "/later"
      let store = try LibraryStore(path: later)
      try store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 future')") }
      try store.close()
      #expect(throws: LibraryError.newerSchema(path: later)) { try LibraryStore(path: later) }

      let cut = folder + "/cut"
      let whole = try LibraryStore(path: cut)
      for number in 0..<200 { try whole.place("spotify:track:\(number)", in: "jazz") }
      try whole.close()
      try DatabaseQueue(path: cut).writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: cut))
      try (bytes.prefix(4096) + Data(repeating: 0xAB, count: 20_000)).write(to: URL(fileURLWithPath: cut))
      #expect(throws: LibraryError.damaged(path: cut)) { try LibraryStore(path: cut).placements() }

      let folderInPlace = folder + "/folder"
      try FileManager.default.createDirectory(atPath: folderInPlace, withIntermediateDirectories: true)
      #expect(throws: LibraryError.notWritable(path: folderInPlace)) { try LibraryStore(path: folderInPlace) }
    }
  }

  @Test func `two runs at once: the second is told that the library is in use`() async throws {
    try await Samples.withStore { store in
      let lock = try RunLock(for: store)
      #expect(throws: LibraryError.locked(path: store.path)) { try RunLock(for: store) }
      withExtendedLifetime(lock) {}
    }
  }

  @Test func `deleting names every file that was there`() async throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/library.sqlite"
      try LibraryStore(path: path).close()
      let standing = LibraryStore.standing(path: path)
      #expect(try LibraryStore.delete(path: path, confirmed: standing).contains(path))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}
