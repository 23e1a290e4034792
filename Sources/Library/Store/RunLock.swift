import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps two processes from syncing or applying at once; the system lets go of it when its holder ends in any way.
final class RunLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `LibraryError.locked` while another holder lives, `.notWritable` if the lock file cannot be made.
  convenience init(for store: LibraryStore) throws { try self.init(path: store.path) }

  /// A lock on the library that stands at a path.
  init(path: String) throws {
    descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LibraryError.notWritable(path: path) }
    // What throws from here on is deinitialised too, which closes the file. A program that another thread is starting
    // holds a copy of the descriptor until it runs, so that a lock that was let go may still be held for a moment.
    var tries = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      guard tries < Self.mostTries else { throw LibraryError.locked(path: path) }
      usleep(Self.pause)
    }
  }

  /// Half a second in all, in steps of ten milliseconds.
  private static let mostTries = 50
  private static let pause: UInt32 = 10_000

  deinit { if descriptor >= 0 { close(descriptor) } }
}
