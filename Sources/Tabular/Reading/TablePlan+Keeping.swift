/// Which columns of a table a stream gives.
public struct StreamColumns: Sendable, Equatable {
  /// Columns whose values are wanted, under the names of the schema or, for others, those of the file.
  public var values: Set<ColumnName>
  /// Columns that the schema does not know and that are wanted as they stand in the file.
  public var texts: Set<ColumnName>

  /// Some columns; a file that does not have them is no error.
  public init(values: Set<ColumnName>, texts: Set<ColumnName> = []) {
    self.values = values
    self.texts = texts
  }

  /// The columns that these come out of too: the mode may stand with the key, the genre with those of the artist.
  var sources: Set<ColumnName> {
    var all = values
    if values.contains(.mode) { all.insert(.key) }
    if values.contains(.trackGenre) { all.insert(.artistGenres) }
    return all
  }
}

extension TablePlan {
  /// The plan for a stream of some columns, or of all that the schema knows.
  ///
  /// - Parameter settlesMeaning: whether the columns are kept too that tell what the others mean: all numbers together
  ///   tell the unit of shares, and all texts how characters are written.
  func keeping(_ columns: StreamColumns?, settlesMeaning: Bool) -> TablePlan {
    var plan = self
    let wanted = columns?.sources
    let needsTexts =
      columns.map { columns in
        fields.contains { field in
          let isAsked = columns.sources.contains(field.name) || columns.texts.contains(field.name)
          return isAsked && field.action != .trackID && field.action.storage.isText
        }
      } ?? true
    for index in fields.indices {
      let field = fields[index]
      if field.isRecognised {
        let tells =
          switch field.action {
          case .number, .key, .mode: true
          case .category, .text: needsTexts
          case .skip, .flag, .trackID, .rowNumber: false
          }
        if wanted.map({ $0.contains(field.name) }) ?? true || (settlesMeaning && tells) { continue }
        plan.fields[index].action = .skip
      } else if columns?.texts.contains(field.name) == true {
        plan.fields[index].action = .text
      } else if columns?.values.contains(field.name) == true {
        plan.fields[index].action = .plainNumber
      } else {
        plan.fields[index].action = .skip
      }
    }
    // Without any column nobody could count the rows.
    let isEmpty = plan.fields.allSatisfy { $0.action == .skip }
    if isEmpty, let first = fields.firstIndex(where: \.isRecognised) {
      plan.fields[first].action = fields[first].action
    }
    return plan
  }
}

extension ColumnBlocks.Storage {
  /// Whether the column holds words.
  fileprivate var isText: Bool { self == .text || self == .code }
}
