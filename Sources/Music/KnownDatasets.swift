import Foundation
import Network
import Tabular
import Work

/// Where the tables with a name are, and how the public one gets there.
public struct KnownDatasets: Sendable {
  /// The tables that come with timbre.
  public let bundled: BundledData
  /// The folder for what can be fetched again.
  public let cacheFolder: String
  /// Where the public table is fetched from: another address of the same layout serves as well.
  public let base: String

  /// Where the public table is fetched from if nothing else is said.
  public static let usualBase = KnownDataset.Known.defaultBase

  /// - Parameters:
  ///   - base: an address; else `TIMBRE_HUGGINGFACE` of the environment, else `https://huggingface.co`.
  public init(
    bundled: BundledData, cacheFolder: String, base: String? = nil, environment: [String: String] = [:]
  ) {
    self.bundled = bundled
    self.cacheFolder = cacheFolder
    let named = environment["TIMBRE_HUGGINGFACE"].flatMap { $0.isEmpty ? nil : $0 }
    self.base = base ?? named ?? KnownDataset.Known.defaultBase
  }

  /// The file of a table; `nil` if it is not there.
  public func path(of dataset: KnownDataset) -> String? {
    switch dataset {
    case .demo: bundled.path(of: "demo-tracks.csv")
    case .spotifyTracks: FileManager.default.isReadableFile(atPath: fetchedPath) ? fetchedPath : nil
    }
  }

  /// What was checked of a table when it was fetched, such as its digest.
  public func checks(of dataset: KnownDataset) -> [String] {
    guard dataset == .spotifyTracks, let note = try? String(contentsOfFile: notePath, encoding: .utf8) else {
      return []
    }
    return note.split(separator: "\n").map(String.init)
  }

  /// Reads a table by name.
  ///
  /// - Throws: `KnownDatasetError.absent` if it is not there, `CSVError`, or `CancellationError` if the person asked to
  ///   stop.
  public func load(
    _ dataset: KnownDataset, threads: Int = ThreadBudget.threads, watch: Watch = Watch()
  ) throws -> LoadedTable {
    guard let path = path(of: dataset) else { throw KnownDatasetError.absent(dataset) }
    let loaded = try TableReader(schema: TrackSchema.columns, threads: threads).read(
      file: path, title: dataset.rawValue, watch: watch)
    var origin = loaded.dataset.origin
    origin.checks = checks(of: dataset)
    return loaded.replacing(loaded.dataset.described(origin: origin, isSynthetic: dataset.isSynthetic))
  }

  var fetchedPath: String { cacheFolder + "/spotify-tracks.csv" }
  var notePath: String { cacheFolder + "/spotify-tracks.checks" }
}

/// Why a table with a name is not to be had.
public enum KnownDatasetError: Error, Equatable {
  /// It has not been fetched, or the data that ships with the product was not found.
  case absent(KnownDataset)
  /// What was fetched is not the table; nothing of it is kept.
  case notTheTable(rows: Int, genres: Int, missingColumns: [ColumnName])
  /// What was fetched is no table at all.
  case noTable(CSVError)
  case folder(path: String)
}
