import Tabular

/// What the columns of a table could be that the schema does not know, to be said to the person and never acted on.
public struct ColumnGuesses: Sendable {
  /// Columns of numbers whose names resemble a feature that the table lacks.
  public let features: [(column: ColumnName, meant: ColumnName)]
  /// The column that looks most like a genre: few names, each often; `nil` if the table has a genre, or nothing like it.
  public let genre: ColumnName?

  /// - Parameter recognised: the columns that the schema knows.
  public init(_ dataset: Dataset, recognised: Set<ColumnName>) {
    let others = dataset.columnNames.filter { !recognised.contains($0) }
    var missing = TrackSchema.allFeatures.filter { dataset[$0] == nil }
    var features: [(column: ColumnName, meant: ColumnName)] = []
    if !missing.isEmpty {
      for column in others where dataset[column]?.kind == .number {
        guard
          let index = missing.firstIndex(where: { meant in
            Self.resembles(column.text, meant.text) && Self.canHold(dataset.numbers(column), meant)
          })
        else { continue }
        features.append((column, missing.remove(at: index)))
      }
    }
    self.features = features
    genre = dataset.genreColumn == nil ? Self.likeliestGenre(others, of: dataset) : nil
  }

  /// Whether a name begins a feature's, holds its beginning, or is made of letters of it in their order.
  private static func resembles(_ name: String, _ feature: String) -> Bool {
    // Nobody calls a feature by more than a few words, whatever stands in the header of a table.
    guard name.utf8.count <= 160 else { return false }
    let letters = name.lowercased().filter(\.isLetter)
    let wanted = feature.filter(\.isLetter)
    guard letters.count >= 3, letters.count <= 40, let first = letters.first else { return false }
    if letters.contains(wanted.prefix(min(4, wanted.count))) { return true }
    guard first == wanted.first, letters.count <= wanted.count else { return false }
    var rest = Substring(wanted)
    for letter in letters {
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }

  /// Whether most of the first numbers of a column are such as the feature has, percent too.
  private static func canHold(_ column: NumberColumn?, _ meant: ColumnName) -> Bool {
    guard let values = column?.values.prefix(2_000).filter({ !$0.isNaN }) else { return false }
    guard let range = TrackSchema.ranges[meant] else { return true }
    let wide = range == 0...1 ? 0...100 : range
    return values.count { wide.contains($0) } * 2 > values.count
  }

  private static let tellingWords = ["genre", "style", "class", "label", "category", "type", "tag"]

  private static func likeliestGenre(_ columns: [ColumnName], of dataset: Dataset) -> ColumnName? {
    var best: (name: ColumnName, rank: Int, distinct: Int)?
    for name in columns {
      guard let column = dataset.texts(name), let distinct = distinctNames(column) else { continue }
      let text = name.text.prefix(80).lowercased()
      let rank = tellingWords.firstIndex { text.contains($0) }.map { tellingWords.count - $0 } ?? 0
      if let best, (best.rank, -best.distinct) >= (rank, -distinct) { continue }
      best = (name, rank, distinct)
    }
    return best?.name
  }

  /// How many names a column has, if they are few and each is there several times.
  private static func distinctNames(_ column: TextColumn) -> Int? {
    var names: Set<String> = []
    let present = column.count - column.missingCount
    guard present * 2 > column.count else { return nil }
    for row in 0..<column.count {
      guard let text = column[row] else { continue }
      guard text.utf8.count <= 40 else { return nil }
      names.insert(text)
      if names.count > 300 || names.count * 3 > present { return nil }
    }
    // Numbers name nothing.
    let isNumbers = names.count { $0.first?.isNumber == true } * 2 > names.count
    return names.count > 1 && !isNumbers ? names.count : nil
  }
}
