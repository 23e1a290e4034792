extension Predicate {
  /// The rows that meet the condition, in order. A column that the dataset lacks counts as missing throughout.
  public func rows(of dataset: Dataset) -> [Int] {
    let mask = mask(of: dataset)
    return mask.indices.filter { mask[$0] }
  }

  /// For each row whether it meets the condition: column by column, one pass for each comparison.
  func mask(of dataset: Dataset) -> [Bool] {
    let count = dataset.rowCount
    switch self {
    case .all(let parts):
      return parts.reduce(Array(repeating: true, count: count)) {
        zip($0, $1.mask(of: dataset)).map { $0 && $1 }
      }
    case .any(let parts):
      return parts.reduce(Array(repeating: false, count: count)) {
        zip($0, $1.mask(of: dataset)).map { $0 || $1 }
      }
    case .not(let part):
      return part.mask(of: dataset).map { !$0 }
    case .missing(let name):
      guard let column = dataset[name] else { return Array(repeating: true, count: count) }
      return (0..<count).map { column.isMissing($0) }
    case .number(let name, let comparison, let number):
      guard let values = dataset.numbers(name)?.values else { return Array(repeating: false, count: count) }
      return values.map { !$0.isNaN && comparison.holds($0, number) }
    case .flag(let name, let flag):
      guard let values = dataset.flags(name)?.values else { return Array(repeating: false, count: count) }
      return values.map { $0 == (flag ? .yes : .no) }
    case .text(let name, let comparison, let text):
      return Self.mask(of: dataset, name) { folded in
        // Of several artists each may be the one that is asked for.
        if name == .artists, comparison == .equal || comparison == .unequal {
          let isNamed = folded.split(separator: Byte.semicolon).contains { $0.elementsEqual(text.bytes) }
          return (isNamed || folded == text.bytes) == (comparison == .equal)
        }
        return comparison.holds(Bytes(folded), Bytes(text.bytes))
      }
    case .contains(let name, let text):
      return Self.mask(of: dataset, name) { FoldedText.contains($0, text.bytes) }
    }
  }

  /// For each row whether the folded text in it meets a test; a missing one does not.
  private static func mask(
    of dataset: Dataset, _ name: ColumnName, _ test: @Sendable ([UInt8]) -> Bool
  ) -> [Bool] {
    switch dataset[name] {
    case .category(let column):
      let byName = column.names.map { test(FoldedText($0).bytes) }
      return column.codes.map { $0 >= 0 && byName[Int($0)] }
    case .text(let column):
      return concurrentBlocks(column.count, of: 1 << 14) { block in
        var folded: [UInt8] = []
        return block.map { row in
          column.withBytes(at: row) { bytes in
            guard let bytes else { return false }
            folded.removeAll(keepingCapacity: true)
            FoldedText.fold(bytes, into: &folded)
            return test(folded)
          }
        }
      }.flatMap(\.self)
    case .number, .flag, nil:
      return Array(repeating: false, count: dataset.rowCount)
    }
  }
}

/// Bytes in the order of a dictionary.
private struct Bytes: Comparable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func < (left: Bytes, right: Bytes) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
