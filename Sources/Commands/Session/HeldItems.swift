import Report
import Shell

/// Finding and describing the named items of a session.
enum HeldItems {
  /// Which lines were undone or done again, and what is current now.
  static func sentence(_ verb: String, _ lines: [String], of session: Session, else nothing: Text) -> Text {
    let current = session.items.kinds.compactMap { kind in
      session.items.currentName(kind).map { kind.calling($0) }
    }
    var named: Text = "\(verb): "
    for (place, line) in lines.prefix(3).enumerated() {
      named = named + (place == 0 ? "" : ", ") + "\(.code(line))"
    }
    let rest: Text = lines.count > 3 ? " and \(lines.count - 3) more" : ""
    let held = current.first.map { current.dropFirst().reduce("now " + $0) { $0 + ", " + $1 } }
    return named + rest + "; " + (held ?? nothing)
  }

  /// The item that a person means by a name, and by a kind where several bear the name.
  ///
  /// - Throws: If no item, or items of several kinds, bear the name.
  static func find(_ name: String, kind wanted: String?, in session: Session, for verb: String) throws
    -> (kind: ItemKind, item: any SessionItem)
  {
    let kind =
      try wanted.map { try kindNamed($0, in: session) } ?? self.kind(of: name, in: session, for: verb)
    guard let entry = session.items.entry(kind, name) else {
      let known = session.items.all(kind).map(\.name)
      throw SessionError.unknownItem(kind: kind, name: name, known: known)
    }
    return (kind, entry.item)
  }

  private static func kind(of name: String, in session: Session, for verb: String) throws -> ItemKind {
    let kinds = session.items.kinds.filter { session.items.entry($0, name) != nil }
    if kinds.count == 1 { return kinds[0] }
    guard kinds.isEmpty else {
      throw Diagnostic(
        "ambiguous-name",
        "\(.name(name), .strong) is the name of a \(kinds.map(\.name).joined(separator: " and of a "))",
        at: .parameter("name"), help: "say which one",
        suggestions: kinds.map { "\(verb) \(name) kind=\($0.name)" })
    }
    let known = session.items.kinds.flatMap { session.items.all($0).map(\.name) }
    var diagnostic = SessionError.unknownItem(kind: nil, name: name, known: known).diagnostic
    diagnostic.place = .parameter("name")
    throw diagnostic
  }

  /// Completes the names of all items.
  static let completer = Completer.values { request in
    let items = request.session.items
    return items.kinds.flatMap { kind in
      items.all(kind).map { Completion($0.name, "\(kind.name) · \($0.item.summary.plainText)") }
    }
  }

  /// Completes the kinds of items that there are.
  static let kindCompleter = Completer.values { request in
    request.session.items.kinds.map { Completion($0.name, $0.plural) }
  }

  private static func kindNamed(_ name: String, in session: Session) throws -> ItemKind {
    let kinds = session.items.kinds
    guard let kind = kinds.first(where: { $0.name == name || $0.plural == name }) else {
      throw Diagnostic(
        "unknown-kind", "there is no kind of thing called \(.text(name), .strong)", at: .parameter("kind"),
        suggestions: kinds.map(\.name))
    }
    return kind
  }
}
