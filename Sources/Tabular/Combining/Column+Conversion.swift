extension Column {
  /// The column as another kind: names and texts turn into each other, and yes and no into 1 and 0; `nil` for what would
  /// lose its meaning.
  func converted(to kind: Kind) -> Column? {
    switch (self, kind) {
    case (.text, .category): .category(CategoryColumn((0..<count).map { text(at: $0) }))
    case (.category, .text): .text(TextColumn((0..<count).map { text(at: $0) }))
    case (.flag(let column), .number):
      .number(NumberColumn(column.values.map { $0 == .missing ? .nan : Float($0.rawValue) }))
    default: self.kind == kind ? self : nil
    }
  }

  /// The column of the given rows, `nil` standing for a row without a value.
  func taking(_ rows: [Int?]) -> Column {
    switch self {
    case .number(let column): .number(NumberColumn(rows.map { $0.map { column.values[$0] } ?? .nan }))
    case .flag(let column): .flag(FlagColumn(rows.map { $0.map { column.values[$0] } ?? .missing }))
    case .category(let column):
      .category(CategoryColumn(names: column.names, codes: rows.map { $0.map { column.codes[$0] } ?? -1 }))
    case .text(let column): .text(TextColumn(rows.map { $0.flatMap { column[$0] } }))
    }
  }

  /// The values of this column and behind them those of another of the same kind; `nil` if the kinds differ.
  func followed(by other: Column) -> Column? {
    switch (self, other) {
    case (.number(let left), .number(let right)): .number(NumberColumn(left.values + right.values))
    case (.flag(let left), .flag(let right)): .flag(FlagColumn(left.values + right.values))
    case (.category(let left), .category(let right)):
      .category(
        CategoryColumn((0..<left.codes.count).map { left[$0] } + (0..<right.codes.count).map { right[$0] }))
    case (.text(let left), .text(let right)):
      .text(TextColumn((0..<left.count).map { left[$0] } + (0..<right.count).map { right[$0] }))
    default: nil
    }
  }
}
