/// Offers what a parameter could be, from the session at hand. It must answer at once.
public struct Completer: Sendable {
  /// What there is to know when a person asks what could come next.
  public struct Request: Sendable {
    /// What is typed of the value so far, quotes removed.
    public var typed: String
    /// Whether a quote stands around it.
    public var isQuoted: Bool
    /// The key before the value, for parameters whose keys are the data's own: `energy` of `energy=`.
    public var key: String?
    /// What stands before the value in the same parameter: the rest of the line, for one that reads it by itself.
    public var before: String
    /// What was given to the other parameters, by name.
    public var given: [String: String]
    /// The session.
    public var session: Session
    /// Environment variables and folders.
    public var environment: HostEnvironment
    /// Whether it is asked for the hint of a key, which has no time for a look at all rows.
    public var isForHint = false
  }

  /// Which kind of help the completer gives.
  enum Source: Sendable {
    case choices
    case nothing
    case computed(@Sendable (Request) -> Completions)
  }

  let source: Source
  /// Whether a file is completed, whose name may hold commas.
  public let isFile: Bool
  /// Whether finding candidates takes too long for every key, so that only Tab asks.
  public private(set) var isOnDemand = false
  /// The kinds of things whose names it offers, if it offers such.
  private(set) var kinds: [ItemKind] = []

  /// The words that the parameter's type lists.
  public static let choices = Completer(source: .choices, isFile: false)
  /// Nothing to offer.
  public static let none = Completer(source: .nothing, isFile: false)

  /// Whether it knows all that could be typed by looking at the session.
  var asksSession: Bool {
    if case .computed = source { return !isFile && !isOnDemand }
    return false
  }

  /// Values that depend on the session, such as genres with their counts.
  public static func values(_ candidates: @escaping @Sendable (Request) -> [Completion]) -> Completer {
    Completer(source: .computed { Completions(candidates($0)) }, isFile: false)
  }

  /// Values of which there may be more than anybody wants to see: the first ones, and how many there are.
  public static func counted(_ candidates: @escaping @Sendable (Request) -> Completions) -> Completer {
    Completer(source: .computed(candidates), isFile: false)
  }

  /// Values that are looked for in all tracks, so that only Tab asks for them.
  public static func onDemand(_ candidates: @escaping @Sendable (Request) -> Completions) -> Completer {
    var completer = counted(candidates)
    completer.isOnDemand = true
    return completer
  }

  /// The names of the session's items of a kind.
  public static func items(_ kinds: ItemKind...) -> Completer {
    var completer = Completer.values { request in
      kinds.flatMap { kind in
        request.session.items.all(kind).map { Completion($0.name, $0.item.summary.plainText) }
      }
    }
    completer.kinds = kinds
    return completer
  }

  /// The numbers of earlier lines, the latest first.
  public static let lineNumbers = Completer.values { request in
    request.session.records.reversed().prefix(40).map { Completion(String($0.number), $0.canonicalText) }
  }

  /// Files whose name ends in one of the extensions, and folders; all files if none is given.
  public static func files(_ extensions: String..., also names: Completer = .none) -> Completer {
    files(extensions, also: names)
  }

  /// The same with a list of extensions.
  public static func files(_ extensions: [String], also names: Completer = .none) -> Completer {
    Completer(
      source: .computed { request in
        Completions(
          names.candidates(for: request, choices: []).listed
            + FileNames.completions(
              of: request.typed, extensions: extensions, environment: request.environment))
      }, isFile: true)
  }

  /// Files whose name ends in one of the extensions that the session tells, and folders.
  public static func files(_ extensions: @escaping @Sendable (Request) -> [String]) -> Completer {
    Completer(
      source: .computed { request in
        Completions(
          FileNames.completions(
            of: request.typed, extensions: extensions(request), environment: request.environment))
      }, isFile: true)
  }

  /// What could be typed, best first.
  public func candidates(for request: Request, choices: [Choice]) -> Completions {
    switch source {
    case .choices: Completions(choices.map { Completion($0.name, $0.meaning) })
    case .nothing: Completions([])
    case .computed(let candidates): candidates(request)
    }
  }
}
