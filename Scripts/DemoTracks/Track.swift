import Foundation

/// One row of the table, as text cells under the public table's column names.
struct Track {
  /// The public table's columns and the recording code; the first, the row number, has no name there either.
  static let columns = [
    "", "track_id", "artists", "album_name", "track_name", "popularity", "duration_ms", "explicit",
    "danceability", "energy", "key", "loudness", "mode", "speechiness", "acousticness", "instrumentalness",
    "liveness", "valence", "tempo", "time_signature", "track_genre", "isrc",
  ]

  var cells: [String: String]

  subscript(column: String) -> String {
    get { cells[column] ?? "" }
    set { cells[column] = newValue }
  }

  /// The row as a line of CSV (RFC 4180), with its number.
  func line(number: Int) -> String {
    Self.columns.map { $0.isEmpty ? "\(number)" : Self.quoted(self[$0]) }.joined(separator: ",") + "\n"
  }

  /// 22 characters as Spotify's, from 0-9a-zA-Z; none of Spotify's can begin with `d`: 22 such digits
  /// beginning above `7` exceed the 128 bits of its identifiers.
  static func identifier(_ draw: inout Draw) -> String {
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return "demo" + String((0..<18).map { _ in draw.pick(digits) })
  }

  /// An International Standard Recording Code under `ZZ`, which is no country.
  static func recordingCode(_ draw: inout Draw) -> String {
    let year = 60 + draw.below(65)
    return "ZZTMB" + String(format: "%02d%05d", year % 100, draw.below(100_000))
  }

  /// As the public table writes it: audio features to three digits, level and tempo to three decimals.
  static func text(_ value: Double, of feature: String) -> String {
    switch feature {
    case "duration_ms", "popularity": "\(Int(value.rounded()))"
    case "loudness", "tempo": Double(String(format: "%.3f", value))?.description ?? ""
    default: Double(String(format: "%.3g", value))?.description ?? ""
    }
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
