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
  /// How many rows tell whether it is worth to look at those.
  private static let glimpsed = 1_024

  /// The placeholders of a table, the most frequent first.
  ///
  /// A name of the list counts where its rows are of more than one genre or it has many. Any other name counts where a
  /// fiftieth of all rows bear it and it is spread over nearly all genres, as no artist is.
  static func all(in dataset: Dataset, threads: Int) -> [PlaceholderArtist] {
    guard let column = dataset.texts(.artists), column.count > 1 else { return [] }
    let genres = dataset.genreColumn
    let spread = Self.spreadNames(column, genres)
    let blocks = concurrentBlocks(column.count, of: blockLength, threads: threads) { rows in
      candidates(column, genres, in: rows, spread: spread)
    }
    var found: [String: (rows: Int, genres: Set<Int32>)] = [:]
    for (name, uses) in blocks.joined() {
      found[name, default: (0, [])].rows += uses.rows
      found[name]?.genres.formUnion(uses.genres)
    }
    return found.filter { $0.value.genres.count > 1 || $0.value.rows > 4 }
      .map { PlaceholderArtist(name: $0.key, rows: $0.value.rows) }
      .sorted { ($1.rows, $0.name) < ($0.rows, $1.name) }
  }

  private static let blockLength = 1 << 14

  /// The names of some rows that may stand for no artist, with how many of the rows bear each and their genres.
  private static func candidates(
    _ column: TextColumn, _ genres: CategoryColumn?, in rows: Range<Int>, spread: Set<String>
  ) -> [String: (rows: Int, genres: Set<Int32>)] {
    var found: [String: (rows: Int, genres: Set<Int32>)] = [:]
    let known = names
    column.forEachBytes(in: rows) { row, bytes in
      guard let bytes, !spread.isEmpty || known.mayHold(length: bytes.count) else { return }
      let isCandidate = known.contains(CellText(bytes))
      guard isCandidate || !spread.isEmpty, let name = column[row], isCandidate || spread.contains(name)
      else { return }
      found[name, default: (0, [])].rows += 1
      if let genres { found[name]?.genres.insert(genres.codes[row]) }
    }
    return found
  }

  /// Names in no list that are spread over nearly all genres.
  private static func spreadNames(_ column: TextColumn, _ genres: CategoryColumn?) -> Set<String> {
    guard let genres, genres.names.count >= 5, column.count >= 500 else { return [] }
    // A few rows tell whether any name is that frequent, which in most tables none is.
    let frequent = SampledNames(column, genres, rows: glimpsed)
    guard frequent.counts.contains(where: { $0 * 100 >= frequent.rowCount }) else { return [] }
    let sample = SampledNames(column, genres, rows: sampled)
    let names = sample.table.names
    return Set(
      sample.counts.indices.filter { code in
        sample.counts[code] * 50 >= sample.rowCount
          && sample.genres[code].count * 5 >= genres.names.count * 4
      }.map { names[$0] })
  }

  /// The names of some rows, spread over the table: how often each stands there, and beside which genres.
  private struct SampledNames {
    var table = NameTable()
    var counts: [Int] = []
    var genres: [Set<Int32>] = []
    var rowCount = 0

    init(_ column: TextColumn, _ genreColumn: CategoryColumn, rows: Int) {
      for row in stride(from: 0, to: column.count, by: max(1, column.count / rows)) {
        rowCount += 1
        let genre = genreColumn.codes[row]
        guard genre >= 0, let code = column.withBytes(at: row, { $0.map { table.code(of: $0) } }) else {
          continue
        }
        if Int(code) == counts.count {
          counts.append(0)
          genres.append([])
        }
        counts[Int(code)] += 1
        genres[Int(code)].insert(genre)
      }
    }
  }
}
