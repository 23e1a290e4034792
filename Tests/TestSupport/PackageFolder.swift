import Foundation

/// Where this package lies, and what may lie beside it.
public enum PackageFolder {
  /// The folder of `Package.swift`.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The text of a file of the package.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The public table of 114,000 tracks; `nil`, after a line that says so, if nobody laid it beside the package.
  public static let publicTable: String? = {
    let path = root.appending(path: "../shared/data/spotify-tracks.csv").standardized.path
    guard FileManager.default.isReadableFile(atPath: path) else {
      print("Tests of the public table are skipped: there is no \(path)")
      return nil
    }
    return path
  }()

  /// The folder of small files of the kinds that people have; `nil`, after a line that says so, if nobody laid it beside
  /// the package.
  public static let fieldCases: String? = {
    let path = root.appending(path: "../shared/data/field-cases").standardized.path
    guard FileManager.default.isReadableFile(atPath: path + "/base.csv") else {
      print("Tests of the field cases are skipped: there is no \(path)")
      return nil
    }
    return path
  }()
}
