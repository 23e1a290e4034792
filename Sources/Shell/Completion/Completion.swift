/// Something that could be typed next, with what it is.
public struct Completion: Sendable, Hashable {
  /// What to insert.
  public var text: String
  /// What it is, in a few words.
  public var description: String
  /// Whether more belongs to the same word, so that no space follows: `epochs=`, a folder.
  public var continues: Bool

  /// A completion.
  public init(_ text: String, _ description: String, continues: Bool = false) {
    self.text = text
    self.description = description
    self.continues = continues
  }
}

/// Offers what a parameter could be, from the session at hand. It must answer at once.
public struct Completer: Sendable {
  /// What there is to know when a person asks what could come next.
  public struct Request: Sendable {
    /// What is typed of the value so far, quotes removed.
    public var typed: String
    /// The session.
    public var session: Session
    /// Environment variables and folders.
    public var environment: HostEnvironment
    /// The words before, of the same command.
    public var earlier: [String]
  }

  /// Which kind of help the completer gives.
  enum Source: Sendable {
    case choices
    case computed(@Sendable (Request) -> [Completion])
  }

  let source: Source
  /// The name of what is completed, when it is a file: the shell then completes paths by itself.
  public let isFile: Bool

  /// The words that the parameter's type lists.
  public static let choices = Completer(source: .choices, isFile: false)
  /// Nothing to offer.
  public static let none = Completer(source: .computed { _ in [] }, isFile: false)

  /// Values that depend on the session, such as genres with their counts.
  public static func values(_ candidates: @escaping @Sendable (Request) -> [Completion]) -> Completer {
    Completer(source: .computed(candidates), isFile: false)
  }

  /// The names of the session's items of a kind.
  public static func items(_ kinds: ItemKind...) -> Completer {
    .values { request in
      kinds.flatMap { kind in
        request.session.items.all(kind).map { Completion($0.name, $0.item.summary.plainText) }
      }
    }
  }

  /// Files whose name ends in one of the extensions, and folders; all files if none is given.
  public static func files(_ extensions: String..., also names: Completer = .none) -> Completer {
    Completer(
      source: .computed { request in
        names.candidates(for: request, choices: [])
          + FileNames.completions(
            of: request.typed, extensions: extensions, environment: request.environment)
      }, isFile: true)
  }

  /// Files whose name ends in one of the extensions that the session tells, and folders.
  public static func files(_ extensions: @escaping @Sendable (Request) -> [String]) -> Completer {
    Completer(
      source: .computed { request in
        FileNames.completions(
          of: request.typed, extensions: extensions(request), environment: request.environment)
      }, isFile: true)
  }

  /// What could be typed, best first.
  func candidates(for request: Request, choices: [Choice]) -> [Completion] {
    switch source {
    case .choices: choices.map { Completion($0.name, $0.meaning) }
    case .computed(let candidates): candidates(request)
    }
  }
}
