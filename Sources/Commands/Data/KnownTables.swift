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
  }

  /// The file that a person means by a path or a name. A file of that name in the folder comes second: `./demo` means it.
  static func find(_ text: String, in session: Session) throws -> Place {
    let environment = session.host.environment
    switch text {
    case "demo":
      guard let path = BundledData(override: environment["TIMBRE_DATA"]).path(of: "demo-tracks.csv") else {
        throw Diagnostic(
          "no-bundled-data", "the bundled table is not where timbre looks for it", at: .parameter("file"),
          help: "the environment variable \(.code("TIMBRE_DATA")) can name its folder")
      }
      return Place(path: path, title: "demo", isSynthetic: true)
    default: return Place(path: environment.path(text))
    }
  }

  /// Offers the names.
  static let completer = Completer.values { _ in
    [Completion("demo", "the bundled synthetic table")]
  }
}
