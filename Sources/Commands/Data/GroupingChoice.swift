import Music
import Report
import Shell
import Tabular

/// What `by=` puts rows together by: genre, family, artist, year, or a column.
enum GroupingChoice {
  /// The words that mean more than a column, with what they mean.
  static let words = [
    Completion("genre", "the genre"), Completion("family", "the broad family of the genre"),
    Completion("artist", "the first artist of a track"), Completion("year", "the year of release"),
  ]

  /// Offers the words and the columns of the table.
  static let completer = Completer.values { request in
    words + (request.session.dataset.map { DataCompletions.columns(of: $0) } ?? [])
  }

  /// The key that a word means for a table.
  ///
  /// - Throws: a diagnostic if the table has nothing of the kind.
  static func key(_ typed: String, in dataset: Dataset, for parameter: String, _ environment: HostEnvironment)
    throws -> GroupingKey
  {
    switch typed.lowercased() {
    case "genre" where dataset.genreColumn == nil, "family" where dataset.genreColumn == nil:
      throw GenreError.noGenreColumn
    case "genre": return .column(.trackGenre)
    case "family": return .family(try environment.genreFamilies().familyOfGenre)
    case "artist" where dataset.texts(.artists) != nil: return .leadArtist
    case "year" where dataset["year"] == nil && dataset[.releaseDate] != nil: return .year(.releaseDate)
    default: break
    }
    let name = try ColumnChoice.find(typed, in: dataset, for: parameter)
    return name == .artists ? .leadArtist : .column(name)
  }
}
