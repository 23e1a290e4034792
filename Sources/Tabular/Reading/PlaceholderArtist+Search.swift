extension PlaceholderArtist {
  /// Names that are used so, in lower case; the table still has to show that they are.
  private static let names = SpellingSet(
    [
      "various artists", "various", "v.a.", "va", "v/a", "unknown", "unknown artist", "[unknown]",
      "<unknown>",
      "unknown artists", "empty_field", "no artist", "not available", "untitled", "diverse interpreten",
      "verschiedene interpreten", "artistes variés", "varios artistas", "artisti vari", "[no artist]",
      "traditional",
      "[traditional]", "anonymous",
    ], ignoresCase: true)
  /// How many rows, spread over the table, tell of names that are in no list.
  private static let sampled = 8_192

  /// The placeholders of a table, the most frequent first.
  ///
  /// A name of the list counts where its rows are of more than one genre or it has many. Any other name counts where a
  /// fiftieth of all rows bear it and it is spread over nearly all genres, as no artist is.
  static func all(in dataset: Dataset) -> [PlaceholderArtist] {
    guard let column = dataset.texts(.artists), column.count > 1 else { return [] }
    let genres = dataset.genreColumn
    var found: [String: (rows: Int, genres: Set<Int32>)] = [:]
    let spread = Self.spreadNames(column, genres)
    for row in 0..<column.count {
      let isCandidate = column.withBytes(at: row) { bytes in
        bytes.map { names.contains(CellText($0)) } ?? false
      }
      guard isCandidate || !spread.isEmpty, let name = column[row], isCandidate || spread.contains(name)
      else { continue }
      found[name, default: (0, [])].rows += 1
      if let genres { found[name]?.genres.insert(genres.codes[row]) }
    }
    return found.filter { $0.value.genres.count > 1 || $0.value.rows > 4 }
      .map { PlaceholderArtist(name: $0.key, rows: $0.value.rows) }
      .sorted { ($1.rows, $0.name) < ($0.rows, $1.name) }
  }

  /// Names in no list that are spread over nearly all genres.
  private static func spreadNames(_ column: TextColumn, _ genres: CategoryColumn?) -> Set<String> {
    guard let genres, genres.names.count >= 5, column.count >= 500 else { return [] }
    let step = max(1, column.count / sampled)
    let rows = Array(stride(from: 0, to: column.count, by: step))
    var found = NameTable()
    var counts: [Int] = []
    var spread: [Set<Int32>] = []
    for row in rows where genres.codes[row] >= 0 {
      let code = column.withBytes(at: row) { bytes in bytes.map { found.code(of: $0) } }
      guard let code else { continue }
      if Int(code) == counts.count {
        counts.append(0)
        spread.append([])
      }
      counts[Int(code)] += 1
      spread[Int(code)].insert(genres.codes[row])
    }
    let names = found.names
    return Set(
      counts.indices.filter { code in
        counts[code] * 50 >= rows.count && spread[code].count * 5 >= genres.names.count * 4
      }.map { names[$0] })
  }
}
