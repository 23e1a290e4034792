#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the files of the folder `Data` wherever timbre was built, installed or started.
public struct BundledData: Sendable {
  /// The folders to look in, first first.
  public let folders: [String]

  /// The folders that follow from where the executable lies: `TIMBRE_DATA` if it is set, `Data` or `lib/timbre`
  /// beside it or in a folder above it.
  ///
  /// - Parameters:
  ///   - override: The folder that `TIMBRE_DATA` names.
  ///   - executable: The path of the executable, links resolved.
  public init(override: String?, executable: String = Self.executablePath) {
    var folders = override.map { [$0] } ?? []
    var folder = executable
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      folders += ["\(folder)/Data", "\(folder)/lib/timbre"]
    }
    self.folders = folders
  }

  /// The path of a file of that name; `nil` if no folder has it.
  public func path(of name: String) -> String? {
    folders.lazy.map { "\($0)/\(name)" }.first { access($0, R_OK) == 0 }
  }

  /// The path of the running executable, links resolved; empty if the system does not say.
  public static let executablePath: String = {
    #if os(Linux)
      let path = realpath("/proc/self/exe", nil)
    #else
      let path = realpath(CommandLine.arguments.first ?? "", nil)
    #endif
    guard let path else { return "" }
    defer { free(path) }
    return String(cString: path)
  }()
}
