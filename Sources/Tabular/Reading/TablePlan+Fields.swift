extension TablePlan {
  /// What becomes of each column, from its header and its first values.
  static func fields(_ headers: [String], samples: [[String]], schema: ColumnSchema) -> [Field] {
    // Of several columns that could be the same one, the name that the schema prefers wins.
    var takenBy: [Int: (field: Int, preference: Int)] = [:]
    for (index, header) in headers.enumerated() {
      guard let (entry, preference) = schema.match(header) else { continue }
      if let taken = takenBy[entry], taken.preference <= preference { continue }
      takenBy[entry] = (index, preference)
    }
    var entryOf: [Int: Int] = [:]
    for (entry, taken) in takenBy { entryOf[taken.field] = entry }

    var names = Set(entryOf.values.map { schema.entries[$0].name })
    return headers.enumerated().map { index, header in
      if let entry = entryOf[index].map({ schema.entries[$0] }) {
        return Field(
          header: header, name: entry.name, isRecognised: true, action: action(for: entry.kind),
          isArtists: entry.kind == .artists)
      }
      var own = header.isEmpty ? "column \(index + 1)" : header
      while !names.insert(ColumnName(own)).inserted { own += "_" }
      return Field(
        header: header, name: ColumnName(own), isRecognised: false,
        action: guessedAction(samples.map { $0[index] }, schema: schema), isArtists: false)
    }
  }

  static func action(for kind: ColumnSchema.ValueKind) -> Action {
    switch kind {
    case .number(let limit): .number(missingAtOrBelow: limit ?? -.infinity)
    case .share: .number(missingAtOrBelow: -.infinity)
    case .milliseconds: .number(missingAtOrBelow: 0)
    case .flag: .flag
    case .key: .key
    case .mode: .mode
    case .category: .category
    case .text, .artists: .text
    case .trackID: .trackID
    }
  }

  /// What a column that the schema does not know seems to hold. The reader checks it against every row, and reads
  /// once more if the first rows were misleading.
  private static func guessedAction(_ values: [String], schema: ColumnSchema) -> Action {
    let present = values.filter { !$0.isEmpty && !schema.missingSpellings.contains($0.lowercased()) }
    guard !present.isEmpty else { return values.isEmpty ? .text : .number(missingAtOrBelow: -.infinity) }
    let whole = present.compactMap(Int.init)
    if whole.count == values.count, zip(whole, whole.dropFirst()).allSatisfy({ $0 < $1 }) {
      return .rowNumber
    }
    return present.allSatisfy { Float($0) != nil } ? .number(missingAtOrBelow: -.infinity) : .text
  }
}
