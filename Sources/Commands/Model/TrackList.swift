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
      artistNames(of: row).map { .text($0) } ?? .missing,
    ]
  }

  /// Where a person can listen to a row; nothing for invented tracks and those without an id.
  func link(to row: Int) -> Value {
    guard !dataset.isSynthetic, let id = dataset.texts(.trackID)?[row], !id.isEmpty,
      id.utf8.allSatisfy({ Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber })
    else { return .missing }
    return .link("listen", to: "https://open.spotify.com/track/\(id)")
  }

  /// Title and artists in one.
  func name(of row: Int) -> String {
    let title = titles?[row] ?? "row \(dataset.sourceRow(row))"
    return artistNames(of: row).map { "\(title) – \($0)" } ?? title
  }

  /// The artists of a row as a person writes them, whatever stands between them in a file.
  private func artistNames(of row: Int) -> String? {
    artists?[row].map { $0.split(separator: ";").joined(separator: ", ") }
  }
}
