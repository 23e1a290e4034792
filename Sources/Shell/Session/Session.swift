import Report

/// Everything a person has made so far: named items, variables, settings, and the records of how.
///
/// A command runs on a copy; the interpreter keeps the copy if it succeeds. So a command that fails or is
/// interrupted changes nothing, and `undo` is the state before.
public struct Session: Sendable {
  /// What `undo` brings back.
  struct State: Sendable {
    var items = NamedItems()
    var variables: [String: String] = [:]
    var settings: [String: String] = [:]
    var aliases: [String: String] = [:]
    /// Rises with each change, so that the interpreter sees whether there is anything to undo.
    var version = 0
    /// The line that made the change.
    var line = ""
  }

  /// How many changes `undo` can take back; what they held stays in memory until then.
  static let undoLimit = 100

  var state = State()
  var past: [State] = []
  var future: [State] = []
  /// The records, oldest first.
  public internal(set) var records: [Record] = []
  /// The remarks since the last record; the next one takes them.
  public internal(set) var remarks: [String] = []
  /// What stands in a file.
  private var kept: Set<ItemReference> = []
  /// The variables that some command has read.
  public internal(set) var variablesRead: Set<String> = []
  /// All commands and settings.
  public let catalog: Catalog
  /// What commands keep open from one line to the next; copies of a session share it.
  public let resources = Resources()

  /// A session in which nothing has happened.
  public init(catalog: Catalog) { self.catalog = catalog }

  // MARK: Items

  /// The named items.
  public var items: NamedItems { state.items }

  /// The current item of a type, without noting that it was read: for prompts and completion.
  public func current<Item: SessionItem>(_ type: Item.Type) -> Item? {
    items.currentName(Item.kind).flatMap { items.entry(Item.kind, $0)?.item as? Item }
  }

  /// Keeps an item under a name, or under one that starts with `base`, and makes it the current one of its kind.
  mutating func put<Item: SessionItem>(_ item: Item, named name: String?, else base: String) -> String {
    let name = name ?? items.freeName(Item.kind, base)
    state.items.put(item, kind: Item.kind, name: name)
    state.items.followBasis(Item.kind)
    state.version += 1
    return name
  }

  /// Makes the item of that name the current one of its kind.
  public mutating func use(_ kind: ItemKind, _ name: String) throws {
    guard items.entry(kind, name) != nil else {
      throw SessionError.unknownItem(kind: kind, name: name, known: items.all(kind).map(\.name))
    }
    state.items.use(kind, name)
    state.items.followBasis(kind)
    state.version += 1
  }

  /// Forgets the item of that name.
  public mutating func forget(_ kind: ItemKind, _ name: String) throws {
    guard items.entry(kind, name) != nil else {
      throw SessionError.unknownItem(kind: kind, name: name, known: items.all(kind).map(\.name))
    }
    state.items.remove(kind, name)
    state.items.followBasis(kind)
    state.version += 1
  }

  /// Takes what there is as the beginning: nothing to undo, and no line behind it.
  public mutating func settle() {
    (past, future, records) = ([], [], [])
  }

  // MARK: Files

  /// Notes that a command has put into a file what it reads and makes, or the lines that make everything again.
  mutating func noteKept(by keeping: About.Keeping, _ references: [ItemReference]) {
    switch keeping {
    case .nothing: break
    case .items: kept.formUnion(references)
    case .lines: kept.formUnion(costly)
    }
  }

  /// The things that took long to make and stand in no file, nor do the lines that made them.
  public var unsaved: [ItemReference] { costly.filter { !kept.contains($0) } }

  private var costly: [ItemReference] {
    items.kinds.filter(\.isCostly).flatMap { kind in
      items.all(kind).map { ItemReference(kind: kind, name: $0.name, fingerprint: $0.item.fingerprintText) }
    }
  }

  // MARK: Time

  /// Goes back to the state before the last command that changed something.
  ///
  /// - Parameter steps: how many such commands are taken back: all of them or none.
  /// - Returns: their lines, the latest first.
  @discardableResult
  public mutating func undo(_ steps: Int = 1) throws -> [String] {
    guard !past.isEmpty else { throw SessionError.nothingToUndo }
    guard steps <= past.count else { throw SessionError.tooFar("undone", past.count) }
    return move(steps, from: \.past, to: \.future).map(\.left.line)
  }

  /// Takes back an undo, or so many steps of one.
  ///
  /// - Returns: the lines that hold again, in their order.
  @discardableResult
  public mutating func redo(_ steps: Int = 1) throws -> [String] {
    guard !future.isEmpty else { throw SessionError.nothingToRedo }
    guard steps <= future.count else { throw SessionError.tooFar("redone", future.count) }
    return move(steps, from: \.future, to: \.past).map(\.reached.line)
  }

  /// Takes states from the end of one list, and puts those that it leaves at the end of the other.
  private mutating func move(
    _ steps: Int, from source: WritableKeyPath<Session, [State]>, to target: WritableKeyPath<Session, [State]>
  ) -> [(left: State, reached: State)] {
    var moves: [(left: State, reached: State)] = []
    while moves.count < steps, let next = self[keyPath: source].popLast() {
      moves.append((state, next))
      self[keyPath: target].append(state)
      state = next
    }
    return moves
  }

  /// Adds a record, numbered.
  mutating func append(_ record: Record, depth: Int) -> Record {
    var record = record
    record.number = records.count + 1
    record.depth = depth
    record.remarks = remarks
    remarks = []
    records.append(record)
    return record
  }
}
