import Report
import Shell
import Tabular

// What a title or an artist could be: titles of the artist that was given, artists of the title.
extension TrackQuery {
  /// More candidates than this are counted, not listed.
  private static let mostListed = 60

  /// Offers the titles of the current table that begin with what is typed; if none does, those that contain it.
  static let completer = Completer.counted(titles)

  /// The same for a title without a key before it, which a quote tells from the names of options.
  static let quotedCompleter = Completer.onDemand { $0.isQuoted ? titles($0) : Completions([]) }

  @Sendable
  private static func titles(_ request: Completer.Request) -> Completions {
    guard let dataset = request.session.dataset, let titles = dataset.vocabulary(.trackName) else {
      return Completions([])
    }
    let artists = dataset.texts(.artists)
    // The row that tells artist and genre of a title: one of the artist, if one was given.
    let rows = request.given["artist"].map {
      firstRows(of: titles, where: .artists, contains: $0, in: dataset)
    }
    var numbers = titles.numbers(beginning: request.typed).filter { rows?[$0] != nil || rows == nil }
    if numbers.isEmpty {
      numbers = titles.numbers(containing: request.typed).filter { rows?[$0] != nil || rows == nil }
    }
    let first = numbers.prefix(mostListed).map { number in
      let row = rows?[number] ?? titles.firstRows[number]
      let genre = dataset.genreColumn?[row].map { " · \($0)" } ?? ""
      return Completion(titles[number], (artists?[row] ?? "") + genre)
    }
    return Completions(first, of: numbers.count)
  }

  /// Offers the artists of the current table, the one that is typed in full first, then those with most tracks.
  static let artistCompleter = Completer.counted { request in
    guard let dataset = request.session.dataset, let artists = dataset.vocabulary(.artists) else {
      return Completions([])
    }
    let counts = request.given["track"].map {
      rowCounts(of: artists, where: .trackName, contains: $0, in: dataset)
    }
    var numbers = artists.numbers(beginning: request.typed).filter { counts?[$0] != nil || counts == nil }
    if numbers.isEmpty {
      numbers = artists.numbers(containing: request.typed).filter { counts?[$0] != nil || counts == nil }
    }
    func tracks(_ number: Int) -> Int { counts?[number] ?? artists.counts[number] }
    let first = numbers.sorted { (tracks($1), $0) < (tracks($0), $1) }.prefix(mostListed)
    let whole = numbers.first { !request.typed.isEmpty && artists.isSame($0, as: request.typed) }
    let listed =
      (whole.map { [$0] } ?? []) + first.filter { $0 != whole }.prefix(mostListed - (whole == nil ? 0 : 1))
    return Completions(
      listed.map {
        Completion(artists[$0], tracks($0) == 1 ? "1 track" : "\(NumberText.count(tracks($0))) tracks")
      },
      of: numbers.count)
  }

  /// The first row of each text of a vocabulary among the rows in which another column contains something.
  private static func firstRows(
    of vocabulary: TextVocabulary, where name: ColumnName, contains wanted: String, in dataset: Dataset
  ) -> [Int: Int] {
    var rows: [Int: Int] = [:]
    for row in matchingRows(name, contains: wanted, in: dataset) {
      let number = Int(vocabulary.numbers[row])
      if rows[number] == nil { rows[number] = row }
    }
    return rows
  }

  /// In how many of these rows each text of a vocabulary occurs.
  private static func rowCounts(
    of vocabulary: TextVocabulary, where name: ColumnName, contains wanted: String, in dataset: Dataset
  ) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for row in matchingRows(name, contains: wanted, in: dataset) {
      counts[Int(vocabulary.numbers[row]), default: 0] += 1
    }
    return counts
  }

  private static func matchingRows(_ name: ColumnName, contains wanted: String, in dataset: Dataset) -> [Int]
  {
    guard let others = dataset.vocabulary(name) else { return [] }
    let matching = Set(others.numbers(containing: wanted).map { Int32($0) })
    return others.numbers.indices.filter { matching.contains(others.numbers[$0]) }
  }
}
