/// How several artists stand in one cell of a column. Datasets always separate them by `;`.
struct ArtistStyle: Sendable {
  enum Form: Sendable, Equatable {
    /// `A;B`; a comma is part of a name.
    case semicolons
    /// `A, B` or `A,B`, and perhaps `A;B` in some cells; which commas separate artists follows from the names.
    case commas
    /// `['A', "B"]`, as Python prints a list.
    case lists
  }

  var form: Form
  /// Whether commas have no blank behind them.
  var isTight = false
  /// Whether a comma within a name is written `\,`.
  var hasEscapes = false
  /// Whether every comma that is not escaped separates artists.
  var isSurelyCommas = false
  /// Whether blanks stand behind semicolons.
  var hasBlanks = false
  /// Whether some cells are lists.
  var hasLists = false
  /// What cells, or parts of cells between semicolons, become that hold a comma or another mark.
  var parts: [String: String] = [:]

  /// Whether cells stay as they are.
  var isPlain: Bool { form == .semicolons && !hasEscapes && !hasBlanks && !hasLists && parts.isEmpty }

  /// The artists of a cell separated by `;`; `nil` if it names none.
  func artists(_ cell: String) -> String? {
    var names: [String] = []
    if ListText.isList(cell), form == .lists || ListText.isSurelyList(cell) || cell == "[]" || cell == "{}" {
      names = ListText.items(cell)
    } else {
      for part in cell.split(separator: ";") {
        let part = String(part.trimmingSpaces)
        guard !part.isEmpty else { continue }
        names.append(parts[part] ?? (hasEscapes ? part.replacing("\\,", with: ",") : part))
      }
    }
    return names.isEmpty ? nil : names.joined(separator: ";")
  }
}
