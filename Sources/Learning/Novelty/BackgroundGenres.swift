import Tabular

/// The genres of a table that a model does not have: which of them teach it what an unknown track is like, and which are
/// left to judge it by.
///
/// The table that the model's own was filtered from has them. No artist is on both sides, none of the model's own
/// validation or test artists is learned from, and a genre to judge by is never one learned from.
public struct BackgroundGenres: Sendable {
  /// The whole table.
  public let table: Dataset
  /// The genres learned from, in order.
  public let learned: [String]
  /// The genres of the table that are neither the model's nor learned, in order.
  public let unseen: [String]
  /// Rows of `table` to learn from.
  public let rows: [Int]
  /// Rows of `table` of learned genres alone, by artists that nothing was learned from.
  public let heldOutLearned: [Int]
  /// Rows of `table` of unseen genres alone, by artists that nothing was learned from.
  public let heldOutUnseen: [Int]

  /// Which of the other genres are learned.
  public enum Choice: Sendable, Equatable {
    /// All of them.
    case rest
    /// Half of them, drawn at random; the other half is kept to judge by.
    case half
    /// None.
    case none
    /// These.
    case genres([String])
  }

  /// The share of artists of other genres that is learned from.
  private static let trainedShare = 0.8

  /// Divides the other genres of `table`, of which `dataset` is a part, and their artists.
  ///
  /// The same seed gives the same division, so that a model can be judged later. Throws
  /// `LearningError.notAnotherGenre` for an unknown genre, or one of the model's own.
  public init(
    _ choice: Choice, of table: Dataset, beside dataset: Dataset, split: Split, seed: UInt64
  ) throws {
    let known = Set(dataset.genres)
    let others = table.genres.filter { !known.contains($0) }
    var generator = SeededGenerator(seed: seed, stream: "background")
    let shuffled = generator.shuffled(others)
    let learned: [String]
    switch choice {
    case .rest: learned = others
    case .none: learned = []
    case .half: learned = shuffled.prefix(others.count / 2).sorted()
    case .genres(let names):
      if let name = names.first(where: { !others.contains($0) }) {
        throw LearningError.notAnotherGenre(name, known: others)
      }
      learned = others.filter { names.contains($0) }
    }
    self.table = table
    self.learned = learned
    unseen = others.filter { !learned.contains($0) }

    let found = table.recordings
    let leads = found.leadArtists
    let placeOf = Dictionary(
      (0..<table.rowCount).map { (table.sourceRow($0), $0) }, uniquingKeysWith: { first, _ in first })
    // 0: nothing known; 1: the model learned from this artist; 2: the model is judged by this artist.
    var standing = [UInt8](repeating: 0, count: found.leadArtistCount)
    for (row, side) in split.sides.enumerated() {
      guard let place = placeOf[dataset.sourceRow(row)], leads[place] >= 0 else { continue }
      let artist = Int(leads[place])
      switch side {
      case .train: standing[artist] = max(standing[artist], 1)
      case .validation, .test: standing[artist] = 2
      case .none: break
      }
    }
    let order = generator.shuffled(Array(0..<found.leadArtistCount))
    var mayTrain = [Bool](repeating: false, count: found.leadArtistCount)
    for artist in order.prefix(Int(Double(order.count) * Self.trainedShare)) { mayTrain[artist] = true }

    let genreColumn = table.genreColumn
    let labels = genreColumn.map { found.labels(in: $0) } ?? []
    let names = genreColumn?.names ?? []
    let isKnown = names.map { known.contains($0) }
    let isLearned = names.map { learned.contains($0) }
    var rows: [Int] = []
    var heldOutLearned: [Int] = []
    var heldOutUnseen: [Int] = []
    var seen = [Bool](repeating: false, count: found.count)
    for row in 0..<table.rowCount {
      let recording = Int(found.numbers[row])
      guard !seen[recording], recording < labels.count, !labels[recording].isEmpty else { continue }
      seen[recording] = true
      let codes = labels[recording].map { Int($0) }
      guard !codes.contains(where: { isKnown[$0] }), leads[row] >= 0 else { continue }
      let artist = Int(leads[row])
      let learnedCount = codes.count { isLearned[$0] }
      if learnedCount == codes.count, mayTrain[artist], standing[artist] < 2 {
        rows.append(row)
      } else if !mayTrain[artist], standing[artist] != 1 {
        if learnedCount == codes.count { heldOutLearned.append(row) }
        if learnedCount == 0 { heldOutUnseen.append(row) }
      }
    }
    self.rows = rows
    self.heldOutLearned = heldOutLearned
    self.heldOutUnseen = heldOutUnseen
  }

  /// The rows to learn from with their genres; `nil` if there are none. Throws `LearningError`.
  public func outliers(_ features: Features) throws -> AuxiliaryOutliers? {
    guard !rows.isEmpty, let column = table.genreColumn else { return nil }
    let place = Dictionary(learned.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let found = table.recordings
    let placeOfCode = column.names.map { place[$0] }
    let labels = found.labels(in: column)
    let sets = rows.map { row in
      labels[Int(found.numbers[row])].compactMap { placeOfCode[Int($0)] }
    }
    return try AuxiliaryOutliers(
      rows: LabelledRows(
        inputs: features.matrix(of: table, rows: rows),
        labels: SoftLabels(sets: sets, classCount: learned.count)),
      genres: learned, artists: table.artistNumbers(of: rows), names: table.names(of: rows))
  }

  /// The held-out rows of some unseen genres.
  public func heldOut(of genres: [String]) -> [Int] {
    guard let column = table.genreColumn else { return [] }
    let wanted = Set(genres.compactMap { column.code(of: $0) })
    return heldOutUnseen.filter { wanted.contains(column.codes[$0]) }
  }
}
