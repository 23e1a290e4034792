/// The rows under a table that sum it up, as spreadsheets and people put them there: `Average`, `Total`, `count`, `mean`.
///
/// Such a row names no track: its first text is the word for what it is, and whatever else would be text is empty.
struct SummaryRows {
  /// Where the first of them begins.
  let start: Int
  /// What they begin with, in their order.
  let labels: [String]

  /// How many bytes at the end of a file are looked at, and how many rows.
  static let tail = 1 << 14
  private static let most = 12

  /// Looks at the end of a table; `nil` if its last row is a track.
  ///
  /// - Parameters:
  ///   - bytes: the last bytes of the file, `tail` of them or all behind the header.
  ///   - first: where in the file they begin.
  init?(_ plan: TablePlan, tail bytes: [UInt8], from first: Int) {
    var starts = bytes.indices.filter { bytes[$0] == plan.newline }.map { $0 + 1 }
    if first == plan.firstRow { starts.insert(0, at: 0) }
    var end = bytes.count
    var labels: [String] = []
    var place: Int?
    for start in starts.reversed() where start < end {
      let line = bytes[start..<end]
      end = start
      // Nothing but blanks and delimiters, or a line that is drawn.
      if line.allSatisfy({ $0 <= Byte.space || $0 == plan.delimiter }) || RuledLine.isOne(line) { continue }
      let record = RecordText(
        Array(line), at: 0, delimiter: plan.delimiter, newline: plan.newline, quote: plan.quote, isWhole: true
      )
      guard labels.count < Self.most, record.isComplete, record.next == line.count,
        let label = Self.label(of: record.fields, plan)
      else { break }
      labels.insert(label, at: 0)
      place = start
    }
    // A table of nothing else is read as it is.
    guard let place, first + place > plan.firstRow else { return nil }
    start = first + place
    self.labels = labels
  }

  /// What a row sums the others up as; `nil` if it is a row as others are.
  private static func label(of cells: [String], _ plan: TablePlan) -> String? {
    guard cells.count > 1, cells.count <= plan.fields.count else { return nil }
    let missing = Set(plan.missingSpellings)
    var label: (text: String, field: Int)?
    var blank = 0
    for (index, cell) in cells.enumerated() where !plan.fields[index].holdsNumbers {
      let isBlank = cell.isEmpty || missing.contains(cell.lowercased())
      if label == nil, !isBlank {
        label = (cell, index)
      } else if plan.fields[index].isRecognised {
        // A second text names something.
        guard isBlank else { return nil }
        blank += 1
      }
    }
    guard let label, blank > 0, isWord(label.text) else { return nil }
    return label.text
  }

  /// Whether a cell is a word for a sum of others.
  static func isWord(_ label: String) -> Bool {
    guard label.utf8.count <= 40 else { return false }
    // `Total (24 tracks)` and `Average:` are words all the same.
    let bare = label.lowercased().prefix { $0 != "(" && $0 != ":" && $0 != "=" }.trimmingSpaces
    return words.contains(String(bare))
  }

  private static let words: Set<String> = [
    "average", "averages", "avg", "avg.", "mean", "means", "median", "total", "totals", "grand total",
    "subtotal", "sum", "sums", "count", "min", "max", "minimum", "maximum", "std", "std dev", "std. dev.",
    "stdev", "standard deviation", "variance", "25%", "50%", "75%", "overall", "overall average",
    "durchschnitt", "mittelwert", "mittel", "summe", "gesamt", "gesamtsumme", "gesamtergebnis", "anzahl",
    "standardabweichung", "moyenne", "somme", "médiane", "total général", "nombre", "écart-type",
    "promedio", "media", "mediana", "suma", "total general", "desviación estándar", "somma", "totale",
    "totale complessivo", "conteggio", "média", "soma", "total geral", "contagem", "gemiddelde", "totaal",
    "som", "eindtotaal", "medel", "medelvärde", "summa", "totalt", "gjennomsnitt", "gennemsnit", "sum total",
    "średnia", "razem", "ortalama", "toplam", "平均", "平均値", "合計", "総計", "中央値", "среднее", "итого",
    "сумма", "평균", "합계", "总计", "平均值",
  ]
}

extension TablePlan.Field {
  /// Whether the column is one that is known to hold numbers: an unknown one may hold what rows are called.
  fileprivate var holdsNumbers: Bool {
    guard isRecognised else { return false }
    return switch action {
    case .number, .key, .mode, .flag: true
    case .skip, .category, .text, .trackID, .rowNumber: false
    }
  }
}
