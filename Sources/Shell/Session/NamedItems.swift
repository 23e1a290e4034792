/// The named items of a session, and which of each kind is the current one.
public struct NamedItems: Sendable {
  /// An item with its name.
  public struct Entry: Sendable {
    /// Its name.
    public var name: String
    /// The item.
    public var item: any SessionItem
  }

  private var entries: [ItemKind: [Entry]] = [:]
  private var current: [ItemKind: String] = [:]
  /// The kinds, in the order in which their first item came.
  public private(set) var kinds: [ItemKind] = []

  /// All items of a kind, oldest first.
  public func all(_ kind: ItemKind) -> [Entry] { entries[kind] ?? [] }

  /// The name of the current item of a kind.
  public func currentName(_ kind: ItemKind) -> String? { current[kind] }

  /// The item of that name.
  public func entry(_ kind: ItemKind, _ name: String) -> Entry? { entries[kind]?.first { $0.name == name } }

  /// Why no item of a type is current: there is none, or those that there are belong to something else.
  func absence<Item: SessionItem>(of type: Item.Type) -> SessionError {
    guard let latest = all(Item.kind).last, let basisKind = Item.basisKind,
      let current = currentName(basisKind),
      let basis = all(basisKind).first(where: { $0.item.fingerprintText == latest.item.basis })
    else { return .nothing(Item.kind) }
    return .ofAnother(Item.kind, name: latest.name, basis: basis.name, current: current)
  }

  /// A name that is still free: `base`, or `base-2`, `base-3`, …
  public func freeName(_ kind: ItemKind, _ base: String) -> String {
    var name = base
    var number = 2
    while entry(kind, name) != nil {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }

  /// Puts an item under a name, in place of one that had it, and makes it current.
  mutating func put(_ item: any SessionItem, kind: ItemKind, name: String) {
    if !kinds.contains(kind) { kinds.append(kind) }
    entries[kind, default: []].removeAll { $0.name == name }
    entries[kind, default: []].append(Entry(name: name, item: item))
    current[kind] = name
  }

  mutating func use(_ kind: ItemKind, _ name: String) { current[kind] = name }

  /// Makes current, of every kind that belongs to `kind`, the latest item of its current one.
  ///
  /// With another dataset current, a split of the one before is no longer meant.
  mutating func followBasis(_ kind: ItemKind) {
    let fingerprint = current[kind].flatMap { entry(kind, $0)?.item.fingerprintText }
    for dependent in kinds {
      let belonging = all(dependent).filter { type(of: $0.item).basisKind == kind }
      guard !belonging.isEmpty else { continue }
      let chosen = current[dependent].flatMap { entry(dependent, $0) }
      if let chosen, chosen.item.basis == fingerprint { continue }
      current[dependent] = belonging.last { $0.item.basis == fingerprint }?.name
    }
  }

  mutating func remove(_ kind: ItemKind, _ name: String) {
    entries[kind]?.removeAll { $0.name == name }
    if current[kind] == name { current[kind] = entries[kind]?.last?.name }
  }
}
