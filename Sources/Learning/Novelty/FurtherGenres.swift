import Tabular

extension AuxiliaryOutliers {
  /// Every track of other genres of the table that a dataset was filtered from, but for those that would tell of what the
  /// model is judged by: by the artists of its validation and test side if the split keeps artists apart, else of the
  /// same recordings. `nil` if there are none. Throws `LearningError`.
  public init?(
    furtherGenresOf table: Dataset, beside dataset: Dataset, split: Split, features: Features
  ) throws {
    let known = Set(dataset.genres)
    guard let column = table.genreColumn else { return nil }
    let further = table.genres.filter { !known.contains($0) }
    let place = Dictionary(further.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let classOfCode = column.names.map { place[$0] }
    let found = table.recordings
    let isByArtist = split.keptApart == .artist
    func group(_ row: Int) -> Int32 { isByArtist ? found.leadArtists[row] : found.numbers[row] }

    let placeOf = Dictionary(
      (0..<table.rowCount).map { (table.sourceRow($0), $0) }, uniquingKeysWith: { first, _ in first })
    var judged: Set<Int32> = []
    for (row, side) in split.sides.enumerated() where side == .validation || side == .test {
      if let own = placeOf[dataset.sourceRow(row)] { judged.insert(group(own)) }
    }
    var rows: [Int] = []
    var labels: [Int] = []
    for row in 0..<table.rowCount where column.codes[row] >= 0 {
      guard let label = classOfCode[Int(column.codes[row])], group(row) >= 0, !judged.contains(group(row))
      else { continue }
      rows.append(row)
      labels.append(label)
    }
    guard !rows.isEmpty else { return nil }
    try self.init(
      rows: LabelledRows(
        inputs: features.matrix(of: table, rows: rows),
        labels: SoftLabels(labels, classCount: further.count)),
      genres: further, artists: table.artistNumbers(of: rows))
  }
}
