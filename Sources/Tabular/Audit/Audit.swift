/// What in a table, or in a split of it, could inflate a score: every trap that was looked for and found, with
/// its evidence and its size.
public struct Audit: Sendable, Equatable {
  /// What was found, what matters most first.
  public let findings: [Finding]
  /// The number of rows looked at.
  public let rowCount: Int
  /// The number of genres among them.
  public let genreCount: Int

  /// The findings of at least this weight.
  public func findings(from weight: Finding.Weight) -> [Finding] {
    findings.filter { $0.weight >= weight }
  }

  /// Looks at every row and column of a table and, if one is given, at a split of it.
  ///
  /// Without a split, what a random one of the rows would share is told.
  public init(of dataset: Dataset, split: Split? = nil) {
    self.init(of: dataset, sides: split?.sides)
  }

  init(of dataset: Dataset, sides: [SplitSide]?) {
    let view = AuditView(dataset, sides: sides)
    let searches: [@Sendable (AuditView) -> [Finding]] = [
      { $0.numberedRows() }, { $0.soleColumns() }, { $0.copies() }, { $0.contradictions() },
      { $0.equalSounds() }, { $0.sharedGenres() }, { $0.sharedSides() }, { $0.gaps() },
    ]
    let found = concurrentMap(searches.count) { searches[$0](view) }.flatMap { $0 }
    findings = found.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
    rowCount = dataset.rowCount
    genreCount = view.genres.count
  }
}

/// A table as the searches of an audit see it: rows grouped in every way that matters, all made once.
struct AuditView: Sendable {
  let dataset: Dataset
  /// The genre of each row; -1 where there is none.
  let labels: [Int32]
  let genres: [String]
  /// Rows of the same track id.
  let ids: RowGroups
  /// Rows of the same recording.
  let recordings: RowGroups
  /// Rows of the same lead artist and title.
  let titles: RowGroups
  /// Rows of the same lead artist.
  let artists: RowGroups
  /// The side of each row of the split that is looked at.
  let sides: [SplitSide]?

  init(_ dataset: Dataset, sides: [SplitSide]?) {
    self.dataset = dataset
    self.sides = sides
    labels = dataset.genreColumn?.codes ?? Array(repeating: -1, count: dataset.rowCount)
    genres = dataset.genres
    let found = dataset.recordings
    recordings = RowGroups(ofRow: found.numbers, count: found.count)
    artists = RowGroups(ofRow: found.leadArtists, count: found.leadArtistCount)
    ids = dataset.texts(.trackID).map { RowGroups(keys: RowKeys.texts($0)) } ?? RowGroups(keys: [])
    if let leads = RowKeys.leadArtists(of: dataset), let names = dataset.texts(.trackName) {
      titles = RowGroups(keys: RowKeys.titles(names, leadArtists: leads))
    } else {
      titles = RowGroups(keys: [])
    }
  }
}
