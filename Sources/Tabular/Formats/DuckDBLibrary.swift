#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C library of DuckDB, taken up when it is first needed, if the system has it; timbre does not come with it. It is
/// an official `libduckdb`, or the one in DuckDB's package for Python, which holds the same functions.
///
/// Only queries are asked, which read files and write files: no value goes through memory.
struct DuckDBLibrary: Sendable {
  typealias Handle = UnsafeMutableRawPointer

  let open: @convention(c) (UnsafePointer<CChar>?, UnsafeMutablePointer<Handle?>) -> CInt
  let close: @convention(c) (UnsafeMutablePointer<Handle?>) -> Void
  let connect: @convention(c) (Handle?, UnsafeMutablePointer<Handle?>) -> CInt
  let disconnect: @convention(c) (UnsafeMutablePointer<Handle?>) -> Void
  let query: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafeMutableRawPointer) -> CInt
  let error: @convention(c) (UnsafeMutableRawPointer) -> UnsafePointer<CChar>?
  let columnCount: @convention(c) (UnsafeMutableRawPointer) -> UInt64
  let columnName: @convention(c) (UnsafeMutableRawPointer, UInt64) -> UnsafePointer<CChar>?
  let columnType: @convention(c) (UnsafeMutableRawPointer, UInt64) -> UInt32
  let destroy: @convention(c) (UnsafeMutableRawPointer) -> Void

  /// The library of this system; `nil` if it has none, or one without these functions.
  static let installed: DuckDBLibrary? = DuckDBLibrary()

  private init?() {
    let named = getenv("TIMBRE_DUCKDB").map { [String(cString: $0)] }
    let places = named ?? Self.names + Self.own() + Self.packages()
    guard let library = places.lazy.compactMap(Self.opened).first else { return nil }
    func function<Function>(_ name: String) -> Function? {
      dlsym(library, "duckdb_" + name).map { unsafeBitCast($0, to: Function.self) }
    }
    guard
      let open: @convention(c) (UnsafePointer<CChar>?, UnsafeMutablePointer<Handle?>) -> CInt =
        function("open"),
      let close: @convention(c) (UnsafeMutablePointer<Handle?>) -> Void = function("close"),
      let connect: @convention(c) (Handle?, UnsafeMutablePointer<Handle?>) -> CInt = function("connect"),
      let disconnect: @convention(c) (UnsafeMutablePointer<Handle?>) -> Void = function("disconnect"),
      let query: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafeMutableRawPointer) -> CInt =
        function("query"),
      let error: @convention(c) (UnsafeMutableRawPointer) -> UnsafePointer<CChar>? = function("result_error"),
      let columnCount: @convention(c) (UnsafeMutableRawPointer) -> UInt64 = function("column_count"),
      let columnName: @convention(c) (UnsafeMutableRawPointer, UInt64) -> UnsafePointer<CChar>? =
        function("column_name"),
      let columnType: @convention(c) (UnsafeMutableRawPointer, UInt64) -> UInt32 = function("column_type"),
      let destroy: @convention(c) (UnsafeMutableRawPointer) -> Void = function("destroy_result")
    else { return nil }
    self.open = open
    self.close = close
    self.connect = connect
    self.disconnect = disconnect
    self.query = query
    self.error = error
    self.columnCount = columnCount
    self.columnName = columnName
    self.columnType = columnType
    self.destroy = destroy
  }

  /// What is wrong with the library that a person has named, in the loader's words; `nil` if nobody has, or nothing is.
  static let refusal: String? = {
    guard installed == nil, let named = getenv("TIMBRE_DUCKDB") else { return nil }
    guard let library = opened(String(cString: named)) else {
      return dlerror().map { String(cString: $0) } ?? "it cannot be loaded"
    }
    return dlsym(library, "duckdb_open") == nil ? "it has no function duckdb_open" : "it lacks functions"
  }()

  /// Where systems keep it; the loader searches folders of its own.
  private static let names = [
    "libduckdb.so", "libduckdb.dylib", "/usr/local/lib/libduckdb.so", "/opt/homebrew/lib/libduckdb.dylib",
    "/usr/local/lib/libduckdb.dylib",
  ]

  /// Where people put it who may not write to the folders of the system.
  private static func own() -> [String] {
    let folders = [("HOME", "/.local/lib"), ("CONDA_PREFIX", "/lib"), ("VIRTUAL_ENV", "/lib")]
    return folders.flatMap { variable, folder in
      getenv(variable).map { prefix in
        ["so", "dylib"].map { String(cString: prefix) + folder + "/libduckdb." + $0 }
      } ?? []
    }
  }

  /// The libraries in the packages of the Pythons on the path, the environment that is active first.
  private static func packages() -> [String] {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    let prefixes =
      ["VIRTUAL_ENV", "CONDA_PREFIX"].compactMap(variable)
      + (variable("PATH") ?? "").split(separator: ":").map { $0 + "/.." }
      + [variable("HOME").map { $0 + "/.local" } ?? "", "/usr/local", "/usr"]
    let folders = ["lib/python3*/site-packages", "lib/python3*/dist-packages", "lib/python3/dist-packages"]
    return prefixes.flatMap { prefix in folders.flatMap { matches("\(prefix)/\($0)/_duckdb*.so") } }
  }

  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  /// The package for Python wants Python's own library, which is there already when Python loads it.
  private static func opened(_ path: String) -> Handle? {
    if let library = dlopen(path, RTLD_LAZY | RTLD_LOCAL) { return library }
    guard let mark = path.firstRange(of: "cpython-3") else { return nil }
    let minor = path[mark.upperBound...].prefix { $0.isNumber }
    let names = ["so.1.0", "so", "dylib"].map { "libpython3.\(minor).\($0)" }
    guard names.contains(where: { dlopen($0, RTLD_LAZY | RTLD_GLOBAL) != nil }) else { return nil }
    return dlopen(path, RTLD_LAZY | RTLD_LOCAL)
  }
}
