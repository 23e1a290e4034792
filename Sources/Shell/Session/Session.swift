import Report

/// Everything a person has made so far: named items, variables, settings, and the records of how.
///
/// A command runs on a copy; the interpreter keeps the copy if it succeeds. So a command that fails or is
/// interrupted changes nothing, and `undo` is the state before.
public struct Session: Sendable {
  /// What `undo` brings back.
  struct State: Sendable {
    var shelf = Shelf()
    var variables: [String: String] = [:]
    var settings: [String: String] = [:]
    /// Rises with each change, so that the interpreter sees whether there is anything to undo.
    var version = 0
  }

  /// How many changes `undo` can take back; what they held stays in memory until then.
  static let undoLimit = 100

  var state = State()
  var past: [State] = []
  var future: [State] = []
  var didTravel = false
  var reads: [ItemReference] = []
  var makes: [ItemReference] = []
  var depth = 0
  /// The records, oldest first.
  public internal(set) var records: [Record] = []
  /// The variables that some command has read.
  public internal(set) var variablesRead: Set<String> = []
  /// Warnings of the command that is running; they join its record.
  public var warnings: [Diagnostic] = []
  /// The files being replayed, innermost last, so that a file cannot replay itself.
  public var replaying: [String] = []
  /// The world around the session.
  public var host: any Host
  /// All commands and settings.
  public let catalog: Catalog

  /// A session in which nothing has happened.
  public init(catalog: Catalog, host: any Host) {
    self.catalog = catalog
    self.host = host
  }

  // MARK: Items

  /// The named items.
  public var shelf: Shelf { state.shelf }

  /// The current item of a type, without noting that it was read: for prompts and completion.
  public func current<Item: SessionItem>(_ type: Item.Type) -> Item? {
    shelf.currentName(Item.kind).flatMap { shelf.entry(Item.kind, $0)?.item as? Item }
  }

  /// The current item of a type, or the one of a name; noted as read.
  ///
  /// - Throws: `SessionError` if there is none.
  public mutating func take<Item: SessionItem>(_ type: Item.Type, named name: String? = nil) throws -> Item {
    guard let wanted = name ?? shelf.currentName(Item.kind) else { throw SessionError.nothing(Item.kind) }
    guard let item = shelf.entry(Item.kind, wanted)?.item as? Item else {
      throw SessionError.unknownItem(kind: Item.kind, name: wanted, known: shelf.all(Item.kind).map(\.name))
    }
    note(ItemReference(kind: Item.kind, name: wanted, fingerprint: item.fingerprintText), in: \.reads)
    return item
  }

  /// Keeps an item under a name and makes it the current one of its kind.
  ///
  /// - Parameters:
  ///   - name: The name that the person gave; what had it before is replaced.
  ///   - base: The name to start from if none was given; a number is added if it is taken.
  /// - Returns: The name.
  @discardableResult
  public mutating func put<Item: SessionItem>(_ item: Item, named name: String?, else base: String) -> String
  {
    let name = name ?? shelf.freeName(Item.kind, base)
    state.shelf.put(item, kind: Item.kind, name: name)
    state.shelf.followBasis(Item.kind)
    state.version += 1
    note(ItemReference(kind: Item.kind, name: name, fingerprint: item.fingerprintText), in: \.makes)
    return name
  }

  /// Makes the item of that name the current one of its kind.
  public mutating func use(_ kind: ItemKind, _ name: String) throws {
    guard shelf.entry(kind, name) != nil else {
      throw SessionError.unknownItem(kind: kind, name: name, known: shelf.all(kind).map(\.name))
    }
    state.shelf.use(kind, name)
    state.shelf.followBasis(kind)
    state.version += 1
  }

  /// Forgets the item of that name.
  public mutating func forget(_ kind: ItemKind, _ name: String) throws {
    guard shelf.entry(kind, name) != nil else {
      throw SessionError.unknownItem(kind: kind, name: name, known: shelf.all(kind).map(\.name))
    }
    state.shelf.remove(kind, name)
    state.shelf.followBasis(kind)
    state.version += 1
  }

  private mutating func note(_ reference: ItemReference, in list: WritableKeyPath<Session, [ItemReference]>) {
    if !self[keyPath: list].contains(reference) { self[keyPath: list].append(reference) }
  }

  // MARK: Time

  /// Goes back to the state before the last command that changed something.
  public mutating func undo() throws {
    guard let previous = past.popLast() else { throw SessionError.nothingToUndo }
    future.append(state)
    state = previous
    didTravel = true
  }

  /// Takes back an undo.
  public mutating func redo() throws {
    guard let next = future.popLast() else { throw SessionError.nothingToRedo }
    past.append(state)
    state = next
    didTravel = true
  }

  /// Runs `body` on this session one level deeper: its records are those of a file that is being replayed.
  public mutating func nested<Result>(_ body: (inout Session) async -> Result) async -> Result {
    depth += 1
    let result = await body(&self)
    depth -= 1
    return result
  }

  /// Adds a record, numbered.
  mutating func append(_ record: Record) -> Record {
    var record = record
    record.number = records.count + 1
    record.depth = depth
    records.append(record)
    return record
  }
}
