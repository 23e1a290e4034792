/// Environment variables, and the folders that follow from them (XDG Base Directory Specification).
public struct HostEnvironment: Sendable {
  /// The variables.
  public var variables: [String: String]
  /// A folder that holds everything instead of the XDG folders, as `--home` asks.
  public var homeOverride: String?
  /// Where relative paths start, if not at the working folder of the process.
  public var workingFolder: String?
  /// The number of standard input, if a command may read a table from there: unless the commands themselves come from it.
  public var freeInput: Int32?
  /// The number of standard output, if a command may write a table there: unless results are shown on it.
  public var freeOutput: Int32?

  /// Where files are written while lines are only checked; `nil` where lines run.
  public var rehearsed: RehearsedFiles?

  /// An environment of variables.
  public init(variables: [String: String], homeOverride: String? = nil, workingFolder: String? = nil) {
    self.variables = variables
    self.homeOverride = homeOverride
    self.workingFolder = workingFolder
  }

  /// The variable's value, unless it is absent or empty.
  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The person's home folder.
  public var home: String { self["HOME"] ?? "." }

  /// What the person wants to keep: the library.
  public var dataFolder: String { folder("data", "XDG_DATA_HOME", ".local/share") }
  /// What is remembered between runs: history, tokens.
  public var stateFolder: String { folder("state", "XDG_STATE_HOME", ".local/state") }
  /// What the person wrote for timbre: the configuration.
  public var configFolder: String { folder("config", "XDG_CONFIG_HOME", ".config") }
  /// The lines of the present session at the prompt, and those of the one before.
  public var presentSession: String { stateFolder + "/session.timbre" }
  /// The lines of the session before.
  public var lastSession: String { stateFolder + "/last.timbre" }
  /// What can be fetched again.
  public var cacheFolder: String { folder("cache", "XDG_CACHE_HOME", ".cache") }

  private func folder(_ kind: String, _ variable: String, _ fallback: String) -> String {
    if let homeOverride { return "\(homeOverride)/\(kind)" }
    // The specification asks that relative paths be ignored.
    if let base = self[variable], base.hasPrefix("/") { return "\(base)/timbre" }
    return "\(home)/\(fallback)/timbre"
  }

  /// The path that a person means: `~` is the home folder, and a relative path starts at the working folder.
  public func path(_ typed: String) -> String {
    let path = usualPath(typed)
    return rehearsed?.place(of: path) ?? path
  }

  /// Where a file is written that a person names.
  public func destination(_ typed: String) -> String {
    let path = usualPath(typed)
    return rehearsed?.destination(of: path) ?? path
  }

  private func usualPath(_ typed: String) -> String {
    if typed == "~" || typed.hasPrefix("~/") { return home + typed.dropFirst() }
    guard let workingFolder, !typed.hasPrefix("/") else { return typed }
    return "\(workingFolder)/\(typed)"
  }
}
