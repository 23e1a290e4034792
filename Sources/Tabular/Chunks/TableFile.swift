/// Where a table is read from, or written to.
public enum TableFile: Sendable, Equatable {
  /// A file by its path, which may be a pipe with a name.
  case file(String)
  /// What is open already under a number, such as standard input, and what to call it.
  case open(descriptor: Int32, name: String)

  /// What it is called in messages.
  public var name: String {
    switch self {
    case .file(let path): path
    case .open(_, let name): name
    }
  }
}
