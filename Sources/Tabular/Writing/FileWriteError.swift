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
  /// A pipe or a device, which cannot take a form of table that is not written from its first byte to its last.
  case isStream(path: String)
  /// A form of table that is written by a library which this system does not have.
  case needsLibrary(path: String)
  /// A library refused to write, in its words.
  case refused(path: String, reason: String)
  /// Another failure; `code` is the system's `errno`.
  case failed(path: String, code: Int32)
}
