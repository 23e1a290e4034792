import Foundation

/// An empty folder of a test's own; it and all in it are removed when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  /// Its absolute path, without a slash at the end.
  public let path: String

  /// Makes a folder under the system's temporary one.
  ///
  /// - Throws: What the file system says if it cannot be made.
  public init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "timbre-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Calls `body` with the path of a new folder, which is gone afterwards.
  public static func with<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) { try body(folder.path) }
  }

  /// Calls `body` with the path of a new folder, which is gone afterwards.
  public static func with<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    return try await body(folder.path)
  }

  /// Writes text into a file of the folder; folders in `name` are made.
  ///
  /// - Returns: The file's path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes bytes into a file of the folder; folders in `name` are made.
  ///
  /// - Returns: The file's path.
  @discardableResult
  public func write(_ bytes: Data, to name: String) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
    return file.path
  }

  /// The text of a file of the folder.
  public func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }
}
