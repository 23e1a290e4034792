import Report
import Tabular

/// Title and artists of rows, as cells of a table.
struct TrackList {
  private let titles: TextColumn?
  private let artists: TextColumn?
  private let dataset: Dataset

  /// The columns that `cells` fills.
  static let columns: [Table.Column] = [.text("title"), .text("artists", importance: 1)]

  init(_ dataset: Dataset) {
    self.dataset = dataset
    titles = dataset.texts(.trackName)
    artists = dataset.texts(.artists)
  }

  /// Title and artists of a row; its number in the file where it has no title.
  func cells(of row: Int) -> [Value] {
    [
      titles?[row].map { .text($0) } ?? .text("row \(dataset.sourceRow(row))"),
      artists?[row].map { .text($0) } ?? .missing,
    ]
  }

  /// Title and artists in one.
  func name(of row: Int) -> String {
    let title = titles?[row] ?? "row \(dataset.sourceRow(row))"
    return artists?[row].map { "\(title) – \($0)" } ?? title
  }
}
