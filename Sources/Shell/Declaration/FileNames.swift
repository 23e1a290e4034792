#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Completes the path of a file, folder by folder.
enum FileNames {
  /// The files and folders whose path starts with what is typed.
  static func completions(of typed: String, extensions: [String], environment: HostEnvironment)
    -> [Completion]
  {
    let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let folder = String(typed[..<cut])
    let start = typed[cut...]
    let path = environment.path(folder.isEmpty ? "." : folder)
    return names(in: path).filter { name, isFolder in
      name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
        && (isFolder || extensions.isEmpty || extensions.contains { name.lowercased().hasSuffix("." + $0) })
    }
    .map { name, isFolder in
      Completion(folder + name + (isFolder ? "/" : ""), isFolder ? "folder" : "file", continues: isFolder)
    }
  }

  private static func names(in path: String) -> [(name: String, isFolder: Bool)] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [(String, Bool)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      let isFolder = stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      found.append((name, isFolder))
    }
    return found.sorted { $0.0 < $1.0 }
  }
}
