import Foundation
import Network
import Tabular
import Work

extension KnownDatasets {
  /// What came of fetching.
  public struct Fetched: Sendable {
    /// Where the table lies now.
    public let path: String
    /// The size of the file in bytes.
    public let byteCount: Int
    /// SHA-256 in hexadecimal.
    public let digest: String
    /// Whether it is the known copy, byte for byte; else only its shape was checked.
    public let isKnownCopy: Bool
    /// The number of tracks in it.
    public let rows: Int
    /// The number of different genres in it.
    public let genres: Int
  }

  /// Fetches the public table into the cache, going on where an earlier try stopped, and checks it.
  ///
  /// Another copy than the known one is kept if it has the same columns, as many rows and as many genres.
  ///
  /// - Parameters:
  ///   - watch: told the bytes received and, if known, all that there are; asked whether to go on.
  /// - Throws: `CancellationError` if the person asked to stop, `HTTPError`, or `KnownDatasetError` if what came is something else.
  public func fetch(
    with client: HTTPClient, watch: Watch = Watch()
  ) async throws -> Fetched {
    do {
      try FileManager.default.createDirectory(atPath: cacheFolder, withIntermediateDirectories: true)
    } catch {
      throw KnownDatasetError.folder(path: cacheFolder)
    }
    let address = try WebAddress(base).appending(KnownDataset.Known.location)
    let arrival = cacheFolder + "/spotify-tracks.fetched"
    do {
      try await client.download(
        Download(address, to: arrival),
        progress: { part in
          watch.report(
            WorkProgress("fetching", Double(part.received), of: part.total.map(Double.init), unit: .bytes))
        }, interrupted: watch.isCancelled)
    } catch HTTPError.cancelled { throw CancellationError() }
    defer { try? FileManager.default.removeItem(atPath: arrival) }
    let fetched = try check(arrival)
    guard rename(arrival, fetchedPath) == 0 else { throw KnownDatasetError.folder(path: cacheFolder) }
    let kind = fetched.isKnownCopy ? "the known copy" : "not the known copy; its shape is right"
    try AtomicFile.write("SHA-256 \(fetched.digest)\n\(kind)\n", to: notePath)
    return fetched
  }

  /// Makes sure that a file is the table, or one like it.
  private func check(_ path: String) throws -> Fetched {
    let (byteCount, digest) = try Self.digest(of: path)
    let table: Dataset
    do { table = try TableReader(schema: TrackSchema.columns).read(file: path).dataset } catch let error
      as CSVError
    {
      throw KnownDatasetError.noTable(error)
    }
    let required = TrackSchema.allFeatures + [.trackID, .artists, .trackName, .trackGenre]
    let missing = required.filter { table[$0] == nil }
    let known = KnownDataset.Known.self
    guard missing.isEmpty, table.rowCount == known.rowCount, table.genres.count == known.genreCount else {
      throw KnownDatasetError.notTheTable(
        rows: table.rowCount, genres: table.genres.count, missingColumns: missing)
    }
    return Fetched(
      path: fetchedPath, byteCount: byteCount, digest: digest,
      isKnownCopy: byteCount == known.byteCount && digest == known.digest, rows: table.rowCount,
      genres: table.genres.count)
  }

  private static func digest(of path: String) throws -> (byteCount: Int, digest: String) {
    guard let file = FileHandle(forReadingAtPath: path) else { throw KnownDatasetError.folder(path: path) }
    defer { try? file.close() }
    var hash = SHA256()
    var count = 0
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      piece.withUnsafeBytes { hash.update($0) }
      count += piece.count
    }
    return (count, hash.finish().hexadecimal)
  }
}
