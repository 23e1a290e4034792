import Work

/// A column as it is written: in such a way that the reader, who sees nothing but the cells, takes it for what it is.
struct WrittenColumn {
  let field: WrittenTable.Field
  let column: Column

  private init(written: Column, _ name: ColumnName) {
    column = written
    let kind: WrittenTable.Field.Kind =
      switch written {
      case .number(let numbers): Self.areWhole(numbers) ? .integer : .number
      case .flag: .flag
      case .category, .text: .text
      }
    field = WrittenTable.Field(name.text, kind)
  }

  /// All columns of a table.
  static func all(of dataset: Dataset) -> [WrittenColumn] {
    let columns = dataset.columnNames.compactMap { name in
      dataset[name].map { (name: name, column: written(name, $0)) }
    }
    var evidence = EntityEvidence()
    for (name, column) in columns { evidence.add(column, named: name) }
    return columns.map { name, column in
      WrittenColumn(written: evidence.isEncoded(name) ? escaped(column) : column, name)
    }
  }

  /// A column whose texts are such that a reader would take them for those of a web page: each `&` is marked.
  private static func escaped(_ column: Column) -> Column {
    switch column {
    case .text(let texts):
      .text(TextColumn((0..<texts.count).map { texts[$0].map { EntityText.escaped($0) } }))
    case .category(let names):
      .category(CategoryColumn(names: names.names.map { EntityText.escaped($0) }, codes: names.codes))
    case .number, .flag: column
    }
  }

  private static func written(_ name: ColumnName, _ column: Column) -> Column {
    switch column {
    case .number(let numbers) where name == .durationMs:
      // Times so short that they would be taken for seconds name their unit.
      let evidence = NumberEvidence(numbers.values, unitRows: [], kind: .milliseconds, range: nil)
      guard (evidence.median ?? .infinity) < 2_000 else { return column }
      return .text(TextColumn((0..<column.count).map { column.text(at: $0).map { $0 + " ms" } }))
    case .text(let texts) where name == .artists:
      // Commas that would be taken for what separates artists are marked.
      var evidence = ArtistEvidence()
      evidence.add(texts, threads: ThreadBudget.threads)
      if evidence.semicolons == 0, Self.areTakenApart(texts) {
        // A list of one artist is that one, whatever stands in the name.
        return .text(
          TextColumn(
            (0..<texts.count).map { row in
              texts[row].map {
                "[\"" + $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"]"
              }
            }))
      }
      guard evidence.style(escapesCommas: false).form != .semicolons else { return column }
      return .text(TextColumn((0..<texts.count).map { texts[$0]?.replacing(",", with: "\\,") }))
    default: return column
    }
  }

  /// Whether a reader would take marks in names for what separates artists.
  private static func areTakenApart(_ texts: TextColumn) -> Bool {
    let first = (0..<min(texts.count, TablePlan.sampled)).lazy.compactMap { texts[$0] }
    let found = ArtistMarks.found(in: first)
    if !found.isEmpty {
      var marks = ArtistMarks(found)
      marks.add(texts)
      if marks.settled() != nil { return true }
    }
    guard ArtistJoints.areFound(in: first) else { return false }
    var joints = ArtistJoints(ArtistStyle(form: .semicolons))
    joints.add(texts)
    return joints.settled() != nil
  }

  private static func areWhole(_ numbers: NumberColumn) -> Bool {
    numbers.values.allSatisfy { $0.isNaN || ($0 == $0.rounded() && abs($0) < 1e9) }
  }
}

extension Column {
  /// The whole number in a row, of a column that holds such as numbers or as text; `nil` if it is missing.
  func integer(at row: Int) -> Int? {
    switch self {
    case .number(let numbers): numbers[row].map { Int($0) }
    case .text(let texts): texts[row].flatMap { Int($0) }
    case .flag, .category: nil
    }
  }

  /// The number in a row with the fewest decimals that stand for it; `nil` if it is missing.
  func number(at row: Int) -> Double? {
    guard case .number(let numbers) = self, let value = numbers[row] else { return nil }
    return value == value.rounded() ? Double(value) : Double(value.description)
  }
}
