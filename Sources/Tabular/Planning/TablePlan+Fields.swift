extension TablePlan {
  /// What becomes of each column, from its header and its first values.
  ///
  /// - Parameters:
  ///   - entryOf: the entry of the schema for each field that has one.
  ///   - units: what a line under the header says of the units of fields.
  static func fields(
    _ headers: [String], samples: [[String]], schema: ColumnSchema, entryOf: [Int: Int],
    units: [Int: ColumnHeader.Unit], made: MadeRows? = nil
  ) -> [Field] {
    var entryOf = entryOf
    if let (field, entry) = addresses(headers, samples, schema: schema, known: entryOf) {
      entryOf[field] = entry
    }
    var names = Set(entryOf.values.map { schema.entries[$0].name })
    var copies: [String: Int] = [:]
    return headers.enumerated().map { index, header in
      if let entry = entryOf[index].map({ schema.entries[$0] }) {
        return Field(
          header: header, name: entry.name, isRecognised: true, action: action(for: entry.kind),
          unit: ColumnHeader(header).unit ?? units[index], isArtists: entry.kind == .artists)
      }
      let own = header.isEmpty ? "column \(index + 1)" : header
      var unique = own
      while !names.insert(ColumnName(unique)).inserted {
        copies[own, default: 1] += 1
        unique = "\(own)_\(copies[own, default: 1])"
      }
      return Field(
        header: header, name: ColumnName(unique), isRecognised: false,
        action: made?.action(of: index)
          ?? guessedAction(samples.map { $0[index] }, header: header, schema: schema),
        isArtists: false)
    }
  }

  /// The entry of the schema for each field that has one. Of several columns that could be the same one, the one named
  /// by hand wins, then one that is not empty in the first rows, then the name that the schema prefers.
  ///
  /// - Throws: `CSVError.noSuchColumn` if a column that a person named by hand is not there.
  static func entries(
    _ headers: [String], samples: [[String]], schema: ColumnSchema, chosen: [ColumnName: String],
    path: String
  ) throws(CSVError) -> [Int: Int] {
    var takenBy: [Int: (field: Int, preference: Int)] = [:]
    let missing = Set(schema.missingSpellings)
    for (index, match) in HeaderPlace.matches(headers, schema: schema) {
      // The column of a program that has measured nothing is there and empty.
      let kind = schema.entries[match.entry].kind
      let isEmpty =
        !samples.isEmpty
        && samples.allSatisfy { cells in
          index >= cells.count || cells[index].isEmpty || missing.contains(cells[index].lowercased())
            || (kind.isMissingAtZero && Float(cells[index]) == 0)
        }
      var preference = match.preference + (isEmpty ? Self.emptyCost : 0)
      if kind == .text, Self.areTrackNumbers(samples, index) {
        // The place on the album, which programs call `Track` too.
        if PlainName.of(headers[index]) == "track" { continue }
        preference += Self.numberCost
      }
      if schema.isDoubtful(headers[index], as: match), !Self.areNegative(samples, index) { continue }
      if let taken = takenBy[match.entry], taken.preference <= preference { continue }
      takenBy[match.entry] = (index, preference)
    }
    for (name, header) in chosen.sorted(by: { $0.key < $1.key }) {
      let plain = PlainName.of(header)
      guard let entry = schema.entries.firstIndex(where: { $0.name == name }),
        let field = headers.firstIndex(of: header)
          ?? headers.firstIndex(where: { !plain.isEmpty && PlainName.of($0) == plain })
      else { throw .noSuchColumn(path: path, header: header, headers: headers) }
      takenBy = takenBy.filter { $0.value.field != field }
      takenBy[entry] = (field, -1)
    }
    return Dictionary(takenBy.map { ($0.value.field, $0.key) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a column without a value in the first rows is less preferred.
  private static let emptyCost = 1_000_000

  /// What a column of numbers is less preferred as a text.
  private static let numberCost = 500_000

  /// Whether the first cells are numbers as tracks have them on an album: `7`, `07`, `7/12`.
  private static func areTrackNumbers(_ samples: [[String]], _ index: Int) -> Bool {
    let cells = samples.lazy.compactMap { index < $0.count ? $0[index] : nil }.filter { !$0.isEmpty }
    return cells.count > 2
      && cells.allSatisfy { cell in
        let parts = cell.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count < 3 && parts.allSatisfy { $0.count < 4 && UInt($0) != nil }
      }
  }

  /// Whether most of the first numbers are negative, as decibels are.
  private static func areNegative(_ samples: [[String]], _ index: Int) -> Bool {
    let numbers = samples.compactMap { cells in
      index < cells.count ? Measure(cells[index], decimalComma: true)?.value : nil
    }
    return numbers.count { $0 < 0 } * 2 > numbers.count
  }

  /// The column whose first cells are all addresses of tracks, whatever it is called, where no header names one.
  private static func addresses(
    _ headers: [String], _ samples: [[String]], schema: ColumnSchema, known: [Int: Int]
  ) -> (field: Int, entry: Int)? {
    guard let entry = schema.entries.firstIndex(where: { $0.kind == .trackID }),
      !known.values.contains(entry)
    else { return nil }
    let field = headers.indices.first { index in
      let cells = samples.map { $0[index] }.filter { !$0.isEmpty }
      return known[index] == nil && !cells.isEmpty
        && cells.allSatisfy { ["track", "local", "episode"].contains(SpotifyAddress($0)?.kind) }
    }
    return field.map { ($0, entry) }
  }

  static func action(for kind: ColumnSchema.ValueKind) -> Action {
    switch kind {
    case .number(let limit): .number(.plain, missingAtOrBelow: limit ?? -.infinity)
    case .share: .number(.share, missingAtOrBelow: -.infinity)
    case .milliseconds: .number(.time, missingAtOrBelow: 0)
    case .beatsPerBar: .number(.beats, missingAtOrBelow: -.infinity)
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
  private static func guessedAction(_ values: [String], header: String, schema: ColumnSchema) -> Action {
    let present = values.filter { !$0.isEmpty && !schema.missingSpellings.contains($0.lowercased()) }
    guard !present.isEmpty else { return values.isEmpty ? .text : .plainNumber }
    let whole = present.compactMap(Int.init)
    // A few growing numbers may be chance, unless the header promises a row number.
    if whole.count == values.count, whole.count >= 8 || isRowNumberName(header),
      zip(whole, whole.dropFirst()).allSatisfy({ $0 < $1 })
    {
      return .rowNumber
    }
    return present.allSatisfy { Float($0) != nil } ? .plainNumber : .text
  }

  /// Whether a header is one that row numbers have.
  private static func isRowNumberName(_ header: String) -> Bool {
    let plain = PlainName.of(header)
    return ["", "index", "row", "nr", "no", "n", "number", "id", "position", "rank", "track", "tracknumber"]
      .contains(plain) || plain.hasPrefix("unnamed") || plain.hasSuffix("instanceid")
      || plain.hasSuffix("rownumber")
  }
}

extension ColumnSchema.ValueKind {
  /// Whether zero stands for no value.
  fileprivate var isMissingAtZero: Bool {
    switch self {
    case .number(let limit): limit == 0
    case .milliseconds: true
    default: false
    }
  }
}
