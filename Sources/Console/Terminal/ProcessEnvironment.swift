import Shell

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension HostEnvironment {
  /// The variables of this process, as they are now.
  static func ofProcess(homeOverride: String?) -> HostEnvironment {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let line = String(cString: text)
      if let cut = line.firstIndex(of: "=") {
        variables[String(line[..<cut])] = String(line[line.index(after: cut)...])
      }
      entry += 1
    }
    return HostEnvironment(variables: variables, homeOverride: homeOverride)
  }
}
