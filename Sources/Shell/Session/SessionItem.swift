import Report

/// The kinds of things that a session holds by name; kinds of one name are the same kind.
public struct ItemKind: Sendable, Hashable {
  /// The word for one, such as `dataset`.
  public let name: String
  /// The word for several.
  public let plural: String
  /// A line that makes a first one.
  public let firstLine: String?
  /// Whether the name of the current one stands in the prompt.
  public let standsInPrompt: Bool
  /// Whether making one takes so long that losing it is a pity: whoever leaves is asked.
  public let isCostly: Bool

  /// A kind of item.
  public init(
    _ name: String, plural: String? = nil, firstLine: String? = nil, standsInPrompt: Bool = false,
    isCostly: Bool = false
  ) {
    self.name = name
    self.plural = plural ?? name + "s"
    self.firstLine = firstLine
    self.standsInPrompt = standsInPrompt
    self.isCostly = isCostly
  }

  /// Whether both name the same kind of thing.
  public static func == (left: ItemKind, right: ItemKind) -> Bool { left.name == right.name }
  /// Feeds the name alone, as equality compares it.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension ItemKind {
  /// The kind with the name of one; in quotes where the name is that of the kind, as of the first split.
  public func calling(_ item: String) -> Text {
    item == name ? "\(name) “\(.name(item), .strong)”" : "\(name) \(.name(item), .strong)"
  }
}

/// An immutable thing that a session holds by name: a dataset, a split, a model.
public protocol SessionItem: Sendable {
  /// What kind of thing it is.
  static var kind: ItemKind { get }
  /// The kind that it belongs to, as a split belongs to a dataset; `nil` for a thing in its own right.
  static var basisKind: ItemKind? { get }
  /// One line on what it holds, for `list`.
  var summary: Text { get }
  /// A short content hash: equal for equal content.
  var fingerprintText: String { get }
  /// About how much memory it holds.
  var byteCount: Int { get }
  /// The fingerprint of what it belongs to.
  var basis: String? { get }
}

extension SessionItem {
  /// Most kinds belong to nothing else.
  public static var basisKind: ItemKind? { nil }
  /// Most items belong to nothing else.
  public var basis: String? { nil }
}

/// Which thing a command read or made.
public struct ItemReference: Sendable, Hashable {
  /// What kind of thing.
  public var kind: ItemKind
  /// Under which name.
  public var name: String
  /// With which content.
  public var fingerprint: String
}

/// Why the session could not give what a command asked for.
public enum SessionError: DiagnosticError {
  /// Nothing of this kind exists yet.
  case nothing(ItemKind)
  /// There are things of this kind, but they belong to another thing than the current one.
  case ofAnother(ItemKind, name: String, basis: String, current: String)
  /// There is no item of this name.
  case unknownItem(kind: ItemKind?, name: String, known: [String])
  /// There is nothing to undo or to redo.
  case nothingToUndo, nothingToRedo
  /// There are not so many changes that could be `undone` or `redone`.
  case tooFar(_ verb: String, Int)

  /// Says what is missing or does not fit, with the line that makes it or brings it back.
  public var diagnostic: Diagnostic {
    switch self {
    case .nothing(let kind):
      return Diagnostic(
        "no-\(kind.name)", "there is no \(kind.name) yet",
        help: kind.firstLine.map { "start with \(.code($0))" })
    case .ofAnother(let kind, let name, let basis, let current):
      return Diagnostic(
        "\(kind.name)-of-another",
        "the \(kind.calling(name)) belongs to \(.name(basis), .strong), not to \(.name(current), .strong)",
        help: kind.firstLine.map { "\(.code($0)) makes one here" },
        suggestions: ["use \(Quoting.quotedIfNeeded(basis))"])
    case .unknownItem(let kind, let name, let known):
      return Diagnostic(
        "unknown-name", "there is no \(kind?.name ?? "thing") called \(.text(name), .strong)",
        at: .element(name, of: nil),
        help: known.isEmpty
          ? kind?.firstLine.map { "there is none yet; start with \(.code($0))" }
          : "there is \(known.joined(separator: ", "))",
        suggestions: NearestNames.of(name, among: known))
    case .nothingToUndo: return Diagnostic("nothing-to-undo", "there is nothing to undo")
    case .nothingToRedo: return Diagnostic("nothing-to-redo", "there is nothing to redo")
    case .tooFar(let verb, let count):
      return Diagnostic(
        "too-many-steps",
        count == 1 ? "only one change can be \(verb)" : "only \(count) changes can be \(verb)",
        at: .parameter("steps"))
    }
  }
}
