/// What of a row decides which group it belongs to.
public enum GroupingKey: Sendable, Equatable {
  /// The value of a column.
  case column(ColumnName)
  /// The first artist, without case and accents; names that stand for no artist are none.
  case leadArtist
  /// The first four digits of a column of dates.
  case year(ColumnName)
  /// What the genre is a part of, by its name; genres in no family are none.
  case family([String: String])

  /// The value of each row as text, `nil` where there is none; all are `nil` if the table has no such column.
  func texts(of dataset: Dataset) -> [String?] {
    let rows = 0..<dataset.rowCount
    switch self {
    case .column(let name):
      guard let column = dataset[name] else { break }
      return rows.map { column.text(at: $0) }
    case .leadArtist: return Self.leadArtists(of: dataset)
    case .year(let name):
      guard let column = dataset[name] else { break }
      return rows.map { column.text(at: $0).flatMap(Self.year) }
    case .family(let families):
      guard let column = dataset.genreColumn else { break }
      return rows.map { column[$0].flatMap { families[$0] } }
    }
    return rows.map { _ in nil }
  }

  /// The lead artists, each as it is spelled where it first comes.
  private static func leadArtists(of dataset: Dataset) -> [String?] {
    guard let column = dataset.texts(.artists) else { return Array(repeating: nil, count: dataset.rowCount) }
    let placeholders = Set(dataset.origin.placeholderArtists.map(\.name))
    var spellings: [FoldedText: String] = [:]
    return (0..<dataset.rowCount).map { row in
      guard let lead = column[row]?.split(separator: ";").first.map(String.init), !placeholders.contains(lead)
      else { return nil }
      let folded = FoldedText(lead)
      if let known = spellings[folded] { return known }
      spellings[folded] = lead
      return lead
    }
  }

  private static func year(_ date: String) -> String? {
    let digits = date.prefix { $0.isASCII && $0.isNumber }
    return digits.count == 4 ? String(digits) : nil
  }
}
