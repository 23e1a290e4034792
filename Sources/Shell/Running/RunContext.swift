import Report
import Work

/// What one run of a command has at hand: the session that it may change, the world around it, and what is noted of the
/// run itself.
public struct RunContext: Sendable {
  /// The session; what a command changes in it is kept only if the command succeeds.
  public var session: Session
  /// The world around the session.
  public let host: any Host
  /// Told how far long work is, and whether the person asked to stop.
  public let watch: Watch
  /// What the line runs within, innermost last.
  public let enclosures: [Enclosure]
  /// The lines of the block that the line begins.
  public let body: [SessionScript.Line]
  /// Warnings that join the record of the run.
  public var warnings: [Diagnostic] = []
  /// The items that were read, each once.
  public private(set) var reads: [ItemReference] = []
  /// The items that were made, each once.
  public private(set) var makes: [ItemReference] = []

  /// The context of a run on a session.
  ///
  /// - Parameters:
  ///   - enclosures: What the run is part of, innermost last.
  ///   - body: The lines of the block, for a command that begins one.
  public init(
    _ session: Session, host: any Host, enclosures: [Enclosure] = [], body: [SessionScript.Line] = []
  ) {
    self.session = session
    self.host = host
    self.enclosures = enclosures
    self.body = body
    watch = Watch(report: { host.show($0) }, isCancelled: { host.isInterrupted })
  }

  // MARK: Items

  /// The current item of a type, or the one of a name; noted as read.
  ///
  /// - Throws: `SessionError` if there is none.
  public mutating func take<Item: SessionItem>(_ type: Item.Type, named name: String? = nil) throws -> Item {
    let items = session.items
    guard let wanted = name ?? items.currentName(Item.kind) else { throw items.absence(of: Item.self) }
    guard let item = items.entry(Item.kind, wanted)?.item as? Item else {
      throw SessionError.unknownItem(kind: Item.kind, name: wanted, known: items.all(Item.kind).map(\.name))
    }
    Self.note(ItemReference(kind: Item.kind, name: wanted, fingerprint: item.fingerprintText), in: &reads)
    return item
  }

  /// Keeps an item under a name and makes it the current one of its kind; noted as made.
  ///
  /// - Parameters:
  ///   - name: The name that the person gave; what had it before is replaced.
  ///   - base: The name to start from if none was given; a number is added if it is taken.
  /// - Returns: The name.
  @discardableResult
  public mutating func put<Item: SessionItem>(_ item: Item, named name: String?, else base: String) -> String
  {
    let name = session.put(item, named: name, else: base)
    Self.note(ItemReference(kind: Item.kind, name: name, fingerprint: item.fingerprintText), in: &makes)
    return name
  }

  private static func note(_ reference: ItemReference, in list: inout [ItemReference]) {
    if !list.contains(reference) { list.append(reference) }
  }

  // MARK: Lines within

  /// The files that are being replayed, innermost last.
  public var files: [String] {
    enclosures.compactMap { if case .file(let path) = $0 { path } else { nil } }
  }

  /// Runs lines one level deeper: their records are those of a file that is being replayed, or of a block.
  ///
  /// All of it is one step for `undo`, and an `undo` among the lines takes back none that ran before them.
  public mutating func nested<Result>(
    in enclosure: Enclosure, _ body: (inout Session, Interpreter) async -> Result
  ) async -> Result {
    let (past, future) = (session.past, session.future)
    (session.past, session.future) = ([], [])
    defer { (session.past, session.future) = (past, future) }
    return await body(&session, Interpreter(host: host, enclosures: enclosures + [enclosure]))
  }
}

/// What lines can run within.
public enum Enclosure: Sendable, Hashable {
  /// The replay of the file at a path.
  case file(String)
  /// A block, whose record stands for theirs.
  case block
}
