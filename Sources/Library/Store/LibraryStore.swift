import Foundation
import GRDB

/// The person's library on disk: one SQLite file with tracks, playlists, features, predictions, plans and journal.
///
/// Every change is one transaction in write-ahead mode, so a process that is killed leaves what it had committed.
public final class LibraryStore: Sendable {
  /// Where the file stands; `-wal` and `-shm` companions stand beside it while it is open.
  public let path: String
  private let pool: DatabasePool

  /// Opens the file, makes it if it is missing and brings an older one up to the present schema.
  ///
  /// - Throws: `LibraryError.notWritable`, `.damaged`, `.newerSchema`, `.locked`, `.diskFull` or `.database`.
  public init(path: String) throws {
    self.path = path
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw LibraryError.notWritable(path: path)
    }
    var configuration = Configuration()
    configuration.busyMode = .timeout(2)
    configuration.foreignKeysEnabled = false
    pool = try Self.translating(path) { [configuration] in
      let pool = try DatabasePool(path: path, configuration: configuration)
      let migrator = Self.migrator
      if try pool.read(migrator.hasBeenSuperseded) { throw LibraryError.newerSchema(path: path) }
      try migrator.migrate(pool)
      return pool
    }
    // Titles and playlists are the person's own business.
    for companion in ["", "-wal", "-shm"] {
      try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path + companion)
    }
  }

  /// Reads one consistent state of the library.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path) { try pool.read(body) }
  }

  /// Changes the library in one transaction: all of it or, if `body` throws or the process ends, nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path) { try pool.write(body) }
  }

  /// Ends all access; the file can then be deleted or moved.
  public func close() throws {
    try Self.translating(path) { try pool.close() }
  }

  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw LibraryError.locked(path: path)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: throw LibraryError.damaged(path: path)
      case .SQLITE_FULL: throw LibraryError.diskFull(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: throw LibraryError.notWritable(path: path)
      default: throw LibraryError.database(path: path, code: error.extendedResultCode.rawValue)
      }
    } catch let error
      where error is RowDecodingError || error is StoredNumber.OutOfRange || error is JSONScanner.Unexpected
    {
      // What stands there was never written by timbre.
      throw LibraryError.damaged(path: path)
    }
  }
}
