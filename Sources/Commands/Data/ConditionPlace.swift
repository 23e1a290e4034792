import Music
import Tabular

/// What is expected next in a condition of which the beginning is typed.
enum ConditionPlace {
  /// A column.
  case column
  /// A comparison that fits the column.
  case comparison(ColumnName, Column)
  /// A value of the column, other than those that stand in the same list.
  case value(ColumnName, Column, used: [String])
  /// `and` or `or`.
  case connection

  /// Reads the words up to the cursor; words that make no sense are passed over.
  init(after text: String, in dataset: Dataset) {
    var place = ConditionPlace.column
    var isList = false
    for word in Self.words(of: text) {
      let lowered = word.lowercased()
      switch place {
      case .column:
        // By its own name, or one that exports give it, as the condition itself is read.
        let names = [ColumnName(word), TrackSchema.columns.canonicalName(of: word)].compactMap(\.self)
        if let name = names.first(where: { dataset[$0] != nil }), let column = dataset[name] {
          place = .comparison(name, column)
        }
      case .comparison(let name, let column):
        switch lowered {
        case "not", "is", "in": continue
        case "missing": place = .connection
        default:
          isList = word == "("
          place = .value(name, column, used: [])
        }
      case .value(let name, let column, let used):
        if lowered == "missing" || word == ")" || !isList {
          place = .connection
        } else if word != "," {
          place = .value(name, column, used: used + [word])
        }
      case .connection:
        if lowered == "and" || lowered == "or" { place = .column }
      }
    }
    self = place
  }

  /// Words, signs and quoted texts.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var rest = text[...]
    while let first = rest.first {
      let word: Substring
      if first.isWhitespace {
        rest = rest.dropFirst()
        continue
      } else if "(),".contains(first) {
        word = rest.prefix(1)
      } else if "<>=!".contains(first) {
        word = rest.prefix { "<>=!".contains($0) }
      } else if first == "\"" {
        let inner = rest.dropFirst().prefix { $0 != "\"" }
        words.append(String(inner))
        rest = rest[inner.endIndex...].dropFirst()
        continue
      } else {
        word = rest.prefix { !$0.isWhitespace && !"(),<>=!".contains($0) }
      }
      words.append(String(word))
      rest = rest[word.endIndex...]
    }
    return words
  }
}
