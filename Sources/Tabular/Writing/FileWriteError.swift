/// Why a file was not written. What was there before is still there.
public enum FileWriteError: Error, Equatable {
  case noPermission(path: String)
  case noSuchFolder(path: String)
  case isDirectory(path: String)
  case diskFull(path: String)
  /// Nobody reads the pipe any more.
  case readerGone(path: String)
  /// Another run writes the same file.
  case inUse(path: String)
  /// Another failure; `code` is the system's `errno`.
  case failed(path: String, code: Int32)
}
