#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that something else than this program's own writing makes, such as a library: it is made under another name
/// beside it, and appears when it is complete.
enum MadeFile {
  /// Makes a file.
  ///
  /// - Parameter make: writes the file at the path that it is given.
  /// - Returns: The number of bytes.
  /// - Throws: `FileWriteError`, and what `make` throws; nothing is left then.
  static func write(_ path: String, _ make: (String) throws -> Void) throws -> Int {
    let target = OutputPath.followingLinks(path)
    if let device = try OutputPath.device(target, named: path) {
      close(device)
      throw FileWriteError.isStream(path: path)
    }
    guard let file = UniqueFile(beginning: target) else { throw FileWriteError(errno, path) }
    close(file.descriptor)
    let temporary = file.path
    do {
      try make(temporary)
      return try keep(temporary, as: target, named: path)
    } catch let error as FileWriteError {
      unlink(temporary)
      throw error.named(path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func keep(_ temporary: String, as target: String, named path: String) throws -> Int {
    let file = open(temporary, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileWriteError(errno, path) }
    defer { close(file) }
    OutputPath.allow(0o644, file)
    var status = stat()
    if fstat(file, &status) != 0 || fsync(file) != 0 || rename(temporary, target) != 0 {
      throw FileWriteError(errno, path)
    }
    return Int(status.st_size)
  }
}

extension FileWriteError {
  /// The same of the file that a person has named.
  fileprivate func named(_ path: String) -> FileWriteError {
    switch self {
    case .noPermission: .noPermission(path: path)
    case .noSuchFolder: .noSuchFolder(path: path)
    case .isDirectory: .isDirectory(path: path)
    case .diskFull: .diskFull(path: path)
    case .readerGone: .readerGone(path: path)
    case .inUse: .inUse(path: path)
    case .isStream: .isStream(path: path)
    case .needsLibrary: .needsLibrary(path: path)
    case .refused(_, let reason): .refused(path: path, reason: reason)
    case .failed(_, let code): .failed(path: path, code: code)
    }
  }
}
