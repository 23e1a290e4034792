import Music
import Report
import Shell

/// The tables that can be loaded by name, and where each lies.
enum KnownTables {
  /// A table to be read: where it lies and what it is called.
  struct Place {
    var path: String
    var title: String?
    var isSynthetic = false
    /// What was checked when it was fetched.
    var checks: [String] = []
  }

  /// Where the public table is fetched from.
  static let base = Setting(
    "datasets.address", ServiceAddress(canonicalText: KnownDatasets.usualBase),
    "where spotify-tracks is fetched from; TIMBRE_HUGGINGFACE sets it too")

  /// The known tables, as a session in these surroundings may see them.
  static func all(for session: Session, in environment: HostEnvironment) -> KnownDatasets {
    KnownDatasets(
      bundled: BundledData(override: environment["TIMBRE_DATA"]), cacheFolder: environment.cacheFolder,
      base: session.settingText(base.name), environment: environment.variables)
  }

  /// The file that a person means by a path or a name. A file of that name in the folder comes second: `./demo` means it.
  static func find(_ text: String, in context: RunContext) throws -> Place {
    guard let known = KnownDataset(rawValue: text) else {
      return Place(path: context.host.environment.path(text))
    }
    let tables = all(for: context.session, in: context.host.environment)
    guard let path = tables.path(of: known) else { throw KnownDatasetError.absent(known) }
    return Place(
      path: path, title: known.rawValue, isSynthetic: known.isSynthetic, checks: tables.checks(of: known))
  }

  /// Offers the names.
  static let completer = Completer.values { request in
    let tables = all(for: request.session, in: request.environment)
    return KnownDataset.allCases.map { known in
      let isThere = tables.path(of: known) != nil
      return Completion(
        known.rawValue, isThere ? known.summary : "not fetched yet; datasets fetch \(known.rawValue)")
    }
  }
}
