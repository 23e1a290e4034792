/// Whether the texts of a table are written as web pages write them, told by all names of the table together: where `&`
/// is written `&amp;`, hardly any `&` stands alone, and where one does, a title may well be `&amp;`.
struct EntityEvidence: Sendable {
  /// What cells tell.
  private struct Count: Sendable {
    /// Cells with an entity, and cells with a `&` that begins none.
    var encoded = 0
    var bare = 0

    var isSilent: Bool { encoded == 0 && bare == 0 }
    /// Whether entities stand for characters. A slip among fifty is borne.
    var isEncoded: Bool { encoded > 0 && bare * 50 <= encoded }

    mutating func add(_ other: Count) {
      encoded += other.encoded
      bare += other.bare
    }

    @inline(__always)
    mutating func add(_ cell: UnsafeBufferPointer<UInt8>, rows: Int = 1) {
      let found = EntityText.ampersands(in: cell)
      encoded += found.encoded ? rows : 0
      bare += found.bare ? rows : 0
    }

    mutating func add(_ column: Column) {
      switch column {
      case .text(let texts):
        texts.forEachBytes(in: 0..<texts.count) { _, bytes in
          if let bytes { add(bytes) }
        }
      case .category(let names):
        for (name, rows) in zip(names.names, names.counts) {
          var name = name
          name.withUTF8 { add($0, rows: rows) }
        }
      case .number, .flag: break
      }
    }
  }

  /// What a person says.
  var chosen: EntityReading?
  private var names = Count()
  private var others: [ColumnName: Count] = [:]

  /// The columns whose cells tell of the table; others may hold addresses or the text of a page.
  private static let telling: Set<ColumnName> = [
    .trackName, .artists, .albumName, .trackGenre, .artistGenres,
  ]

  init(chosen: EntityReading? = nil) { self.chosen = chosen }

  /// Adds the cells of a column.
  mutating func add(_ column: Column, named name: ColumnName) {
    if Self.telling.contains(name) { names.add(column) } else { others[name, default: Count()].add(column) }
  }

  /// Adds what other rows tell.
  mutating func add(_ other: EntityEvidence) {
    names.add(other.names)
    for (name, count) in other.others { others[name, default: Count()].add(count) }
  }

  /// Whether entities in a column are read as characters. Where the names have nothing to say, it speaks for itself.
  func isEncoded(_ name: ColumnName) -> Bool {
    if let chosen { return chosen == .decoded }
    return names.isSilent ? others[name]?.isEncoded ?? false : names.isEncoded
  }

  /// Cells with entities that are left as they are, as cells with a plain `&` tell.
  var literalCount: Int {
    guard chosen == nil else { return 0 }
    let others = others.filter { !isEncoded($0.key) }.reduce(0) { $0 + $1.value.encoded }
    return others + (names.isEncoded ? 0 : names.encoded)
  }
}
