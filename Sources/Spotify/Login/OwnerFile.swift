import Foundation

/// Files for the eyes of their owner alone: logins and keys.
public enum OwnerFile {
  /// Replaces a file at once: whoever reads finds the old content or the new one, never half.
  ///
  /// - Throws: `LoginError.file`.
  public static func write(_ data: Data, to path: String) throws(LoginError) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let draft = "\(path).\(getpid()).new"
    // Made with its final permissions: at no moment can others open it.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(path: path) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: data)
      try handle.synchronize()
      try handle.close()
    } catch {
      unlink(draft)
      throw .file(path: path)
    }
    guard rename(draft, path) == 0 else {
      unlink(draft)
      throw .file(path: path)
    }
  }
}
