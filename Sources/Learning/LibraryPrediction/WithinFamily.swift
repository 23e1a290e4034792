/// How the probability of a family is shared among its genres: by the sound of the artist's tracks and by the genres
/// under which the training table has the artist and the track.
struct WithinFamily {
  private let map: FamilyMap
  private let index: LibraryIndex
  /// What speaks for each genre, `tracks × genres`, above zero.
  private let weights: Matrix

  init(
    _ map: FamilyMap, _ cues: CatalogueCues?, _ tracks: [LibraryTrack], _ index: LibraryIndex, _ sound: Matrix
  ) {
    self.map = map
    self.index = index
    var weights = Matrix(rows: tracks.count, columns: map.genres.count, repeating: 1)
    for (row, track) in tracks.enumerated() {
      if !(sound.row(row).first?.isNaN ?? true) {
        for genre in 0..<weights.columns { weights[row, genre] = max(sound[row, genre], 0) + 1e-4 }
      }
      guard let cues else { continue }
      Self.multiply(&weights, row, cues.leadArtists.entries(of: index.keys[index.leadArtist[row]]))
      Self.multiply(&weights, row, cues.tracks.entries(of: track.id.map { NameKey(exact: $0) }))
    }
    self.weights = weights
  }

  /// Multiplies a row by the counted genres' shares, shrunk by one count of all genres alike.
  private static func multiply(
    _ weights: inout Matrix, _ row: Int, _ entries: Zip2Sequence<ArraySlice<Int32>, ArraySlice<Float>>
  ) {
    var total: Float = 0
    for (_, count) in entries { total += count }
    guard total > 0 else { return }
    let floor = 1 / Float(weights.columns)
    var shares = [Float](repeating: floor, count: weights.columns)
    for (genre, count) in entries { shares[Int(genre)] += count }
    for genre in shares.indices { weights[row, genre] *= shares[genre] / (total + 1) }
  }

  /// The probability of each genre, given those of the families.
  func genres(of families: Matrix) -> Matrix {
    var result = weights
    for row in 0..<result.rows {
      var sums = [Float](repeating: 0, count: families.columns)
      for (genre, family) in map.familyOfGenre.enumerated() { sums[family] += result[row, genre] }
      for (genre, family) in map.familyOfGenre.enumerated() {
        result[row, genre] = sums[family] > 0 ? result[row, genre] / sums[family] * families[row, family] : 0
      }
    }
    return result
  }
}

extension GenreCounts {
  /// The entries of a key that may be missing.
  func entries(of key: NameKey?) -> Zip2Sequence<ArraySlice<Int32>, ArraySlice<Float>> {
    key.map { entries(of: $0) } ?? zip([], [])
  }
}
