import Report
import Shell
import Tabular

extension Dataset: SessionItem {
  /// What sessions call it.
  public static var kind: ItemKind { ItemKind("dataset", firstLine: "load demo", standsInPrompt: true) }

  /// Rows, genres and features, and whether it is invented.
  public var summary: Text {
    let genres = genres.count
    let kind: Text = isSynthetic ? "\(" · synthetic", .faint)" : ""
    return "\(counted: rowCount, "track")" + (genres > 0 ? " in \(counted: genres, "genre")" : ", no genres")
      + kind
  }

  /// The digest of columns and values in hexadecimal: equal tables have equal ones.
  public var fingerprintText: String { "\(fingerprint)" }

  /// Numbers, codes and offsets; text shared with other tables is counted in each.
  public var byteCount: Int {
    columnNames.reduce(0) { total, name in
      guard let column = self[name] else { return total }
      return total + column.count * (column.kind == .text ? 8 : 4)
    }
  }
}

extension Session {
  /// The current table, without noting that it is read: for prompts and completion.
  var dataset: Dataset? { current(Dataset.self) }
}
