import Music
import Report
import Shell

extension GenreFamilies {
  /// The families that ship with timbre.
  ///
  /// - Throws: `Diagnostic` if their table is not where timbre looks for it, or `CSVError`.
  static func bundled(in environment: HostEnvironment) throws -> GenreFamilies {
    guard let families = try GenreFamilies(BundledData(override: environment["TIMBRE_DATA"])) else {
      throw Diagnostic(
        "no-bundled-data", "the table of families is not where timbre looks for it",
        at: .parameter("families"),
        help: "the environment variable \(.code("TIMBRE_DATA")) can name its folder")
    }
    return families
  }
}
