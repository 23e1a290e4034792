import Tabular

/// Why a file could not be imported, with the file and the place in it.
public enum ImportError: Error, Equatable, Sendable {
  case unreadableFile(path: String)
  case notAZip(path: String)
  /// The archive breaks off or contradicts itself; `entry` is empty when its directory does.
  case damagedZip(path: String, entry: String)
  /// A member is encrypted or packed by a method other than deflate.
  case unsupportedZip(path: String, entry: String)
  /// The archive unfolds to more than `limit` bytes (or, with an empty `entry`, holds more than `limit` members).
  case zipTooLarge(path: String, entry: String, limit: Int)
  /// Nothing in the file or folder is an Exportify table or part of Spotify's account data.
  case notAnExport(path: String)
  /// A file that by its name is part of Spotify's account data does not hold the JSON it should.
  case badJSON(path: String)
  /// A table that is none of an export: it has no titles, or nothing that finds its tracks.
  case unknownColumns(path: String, columns: [String])
  /// A file of another kind.
  case foreign(path: String, kind: FileKind)
  /// A table that cannot be read.
  case table(CSVError)
}
