import Music
import Network
import Shell
import SpotifySimulator
import Tabular

/// The catalogue of the demo account, made of the synthetic table that ships with timbre.
enum DemoCatalogue {
  /// No bundled table was found, so there is nothing to simulate with.
  struct Missing: Error {}

  /// Every track of the table that has an id and a name, in the order of the table.
  static func tracks(in environment: HostEnvironment) throws -> [SimulatedTrack] {
    let bundled = BundledData(override: environment["TIMBRE_DATA"])
    guard let path = bundled.path(of: "demo-tracks.csv") else { throw Missing() }
    let table = try TableReader(schema: TrackSchema.columns, threads: 1).read(file: path).dataset
    return (0..<table.rowCount).compactMap { track(at: $0, in: table) }
  }

  private static func track(at row: Int, in table: Dataset) -> SimulatedTrack? {
    func text(_ name: ColumnName) -> String? { table.texts(name)?[row] }
    guard let id = text(.trackID), id.utf8.count == 22, let title = text(.trackName) else { return nil }
    let digest = SHA256.digest(id.utf8)
    let duration = table.numbers(.durationMs)?[row].map { Int($0) } ?? 200_000
    return SimulatedTrack(
      id: id, title: title, artists: (text(.artists) ?? "").split(separator: ";").map(String.init),
      album: text(.albumName) ?? title, durationMilliseconds: max(duration, 1),
      explicit: table.flags(.explicit)?[row] ?? false, isrc: text(.isrc),
      releaseDate: releaseDate(digest), genre: table.genreColumn?[row] ?? "",
      // One in ten is unknown to ReccoBeats, about as many as of music that is some years old.
      features: digest[2] % 10 == 0 ? nil : features(at: row, in: table))
  }

  /// The table has no dates; these follow from the id, some to the day and some to the year.
  private static func releaseDate(_ digest: [UInt8]) -> String {
    let year = 1966 + Int(digest[0]) % 60
    guard digest[1] % 4 > 0 else { return "\(year)" }
    let (month, day) = (1 + Int(digest[1]) % 12, 1 + Int(digest[3]) % 28)
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// The features by the names that ReccoBeats gives them; nil if the table lacks one.
  private static func features(at row: Int, in table: Dataset) -> [String: Double]? {
    var features: [String: Double] = [:]
    // ReccoBeats knows no time signature.
    for feature in AudioFeature.allCases where feature != .timeSignature {
      // Through its decimal text, so that 0.497 does not become 0.49700000882148743.
      guard let value = table.numbers(feature.column)?[row], let exact = Double("\(value)") else {
        return nil
      }
      features[feature.column.text] = exact
    }
    return features
  }
}
