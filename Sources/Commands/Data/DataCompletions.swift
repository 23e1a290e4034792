import Report
import Shell
import Tabular

/// What can be typed about the current table: genres with their counts, columns with what they hold.
enum DataCompletions {
  /// The genres, the largest first.
  static let genres = Completer.values { request in
    guard let dataset = request.session.dataset else { return [] }
    return dataset.genresBySize.map {
      Completion($0.genre, "\(NumberText.count($0.count)) tracks")
    }
  }

  /// All columns.
  static let columns = columns { _ in true }

  /// All columns of a table.
  static func columns(of dataset: Dataset) -> [Completion] {
    dataset.columnNames.compactMap { name in
      dataset[name].map { Completion(name.text, meaning(of: $0.kind)) }
    }
  }

  /// The columns that can be drawn and measured.
  static let numberColumns = columns { $0 == .number || $0 == .flag }

  private static func columns(_ isWanted: @escaping @Sendable (Column.Kind) -> Bool) -> Completer {
    .values { request in
      guard let dataset = request.session.dataset else { return [] }
      return dataset.columnNames.compactMap { name in
        guard let kind = dataset[name]?.kind, isWanted(kind) else { return nil }
        return Completion(name.text, meaning(of: kind))
      }
    }
  }

  static func meaning(of kind: Column.Kind) -> String {
    switch kind {
    case .number: "numbers"
    case .flag: "yes or no"
    case .category: "names"
    case .text: "text"
    }
  }
}
