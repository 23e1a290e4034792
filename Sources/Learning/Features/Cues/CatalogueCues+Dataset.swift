import Tabular

extension CatalogueCues {
  /// The cues of a whole table, whatever the sides of its split: for tracks of a person's library, which is no part of the
  /// table. Never to be asked about a track of the table whose answer is to be judged, as it holds every one of them.
  ///
  /// A track that stands under several genres counts once, shared among them; a row without an id is a track of its own.
  /// `nil` for a table without artists, titles or genres.
  ///
  /// - Parameter classes: The genres of the model; rows of other genres are left out.
  public init?(of dataset: Dataset, classes: [String], threads: Int) {
    guard let artists = dataset.texts(.artists), let titles = dataset.texts(.trackName),
      let genres = dataset.genreColumn
    else { return nil }
    let classOf = Dictionary(zip(classes, classes.indices), uniquingKeysWith: { first, _ in first })
    let classOfCode = genres.names.map { classOf[$0].map(Int32.init) }
    let ids = dataset.texts(.trackID)
    var places: [String: Int] = [:]
    var rows: [(row: Int, id: String?, genres: [Int32])] = []
    for row in 0..<dataset.rowCount where genres.codes[row] >= 0 {
      guard let genre = classOfCode[Int(genres.codes[row])] else { continue }
      let id = ids?[row]
      if let id, let place = places[id] {
        if !rows[place].genres.contains(genre) { rows[place].genres.append(genre) }
        continue
      }
      if let id { places[id] = rows.count }
      rows.append((row, id, [genre]))
    }
    guard !rows.isEmpty else { return nil }
    self.init(
      rows.map { entry in
        Entry(
          id: entry.id, title: titles[entry.row] ?? "",
          artists: (artists[entry.row] ?? "").split(separator: ";").map { String($0) },
          genres: entry.genres)
      }, genreCount: classes.count, threads: threads)
  }
}
