import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that lines write while they are only checked: they go into a folder of their own, where later lines find them
/// under the names that they would have.
public final class RehearsedFiles: Sendable {
  private let folder: String
  private let moved = Mutex<[String: String]>([:])

  /// Files that go into a folder that is there already.
  public init(in folder: String) { self.folder = folder }

  /// Where the file of a path lies: in the folder, if an earlier line wrote it.
  func place(of path: String) -> String { moved.withLock { $0[path] ?? path } }

  /// Where the file of a path is written instead.
  ///
  /// What cannot be written there, as its folder is missing or locked, stays what it is: writing tells what is wrong.
  func destination(of path: String) -> String {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    guard access(parent, W_OK | X_OK) == 0 || parent == "/dev", !name.isEmpty else { return path }
    return moved.withLock { moved in
      if let known = moved[path] { return known }
      // A folder for each keeps what is written beside a file beside it.
      let own = "\(folder)/\(moved.count)"
      guard mkdir(own, 0o700) == 0 else { return path }
      let place = "\(own)/\(name)"
      moved[path] = place
      return place
    }
  }
}
