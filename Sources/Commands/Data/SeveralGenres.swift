import Shell
import Tabular

/// How a person says what becomes of a cell that names several genres.
enum SeveralGenres: String, ChoiceValue {
  case first, all, whole

  var meaning: String {
    switch self {
    case .first: "the first is the genre of the track"
    case .all: "a row for each of them"
    case .whole: "the cell as it is, one name"
    }
  }

  var reading: GenreReading {
    switch self {
    case .first: .first
    case .all: .all
    case .whole: .whole
    }
  }
}
