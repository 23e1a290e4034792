import Tabular

/// Fills what is missing of a track with what training tracks have that agree with the rest, so that an answer is the mean
/// over such tracks and not that for an average which no track is.
///
/// Multiple imputation from the nearest donors: Andridge and Little, "A review of hot deck imputation for survey
/// non-response", International Statistical Review 78, 2010, doi 10.1111/j.1751-5823.2010.00103.x.
struct MissingValues: Sendable {
  /// Raw feature values of training tracks, `donors × features`, and how they are standardised.
  let donors: Matrix
  let standardiser: Standardiser

  /// How many donors fill a track of which something is known.
  static let donorCount = 16
  /// How many fill one of which nothing is.
  private static let mostDonors = 256

  /// The rows with something missing, so many at a time that the filled ones do not fill the memory.
  func blocks(of inputs: Matrix) -> [[Int]] {
    let incomplete = Self.incomplete(inputs)
    return stride(from: 0, to: incomplete.count, by: Self.blockLength).map {
      Array(incomplete[$0..<min($0 + Self.blockLength, incomplete.count)])
    }
  }

  /// The rows with something missing.
  static func incomplete(_ inputs: Matrix) -> [Int] {
    // A sum is finite only if all that is added up is; the few sums that overflow are looked at once more.
    inputs.values.withUnsafeBufferPointer { values in
      (0..<inputs.rows).filter { row in
        let own = values[row * inputs.columns..<(row + 1) * inputs.columns]
        var sum: Float = 0
        for value in own { sum += value }
        return !sum.isFinite && own.contains { !$0.isFinite }
      }
    }
  }

  /// Some rows, each filled several times: the filled rows, and the row of `inputs` that each is for. The inputs must have
  /// the features of the donors; throws `LearningError.shape` otherwise.
  func filled(
    _ chosen: [Int], of inputs: Matrix, threads: Int
  ) throws(LearningError) -> (rows: Matrix, places: [Int]) {
    let width = inputs.columns
    guard width == donors.columns else { throw .shape(expected: donors.columns, found: width) }
    let parts = concurrentMap(chosen.count, threads: threads) { place in
      fill(Array(inputs.row(chosen[place])))
    }
    let places = zip(chosen, parts).flatMap { row, values in
      repeatElement(row, count: values.count / width)
    }
    return (try Matrix(checking: parts.flatMap(\.self), rows: places.count, columns: width), places)
  }

  /// Replaces the answers to incomplete tracks, `tracks × classes`, by the mean of those to each of its fillings.
  ///
  /// `body` answers filled tracks, of which it gets the places among all too. Throws what it throws, and
  /// `LearningError.shape` unless the inputs have the features of the donors.
  func average(
    _ answers: inout Matrix, to inputs: Matrix, threads: Int,
    _ body: (_ inputs: Matrix, _ places: [Int]?) throws -> Matrix
  ) throws {
    for rows in blocks(of: inputs) {
      let filled = try filled(rows, of: inputs, threads: threads)
      let several = try body(filled.rows, filled.places)
      let counts = Dictionary(filled.places.map { ($0, Float(1)) }, uniquingKeysWith: +)
      for row in rows {
        for column in 0..<answers.columns { answers[row, column] = 0 }
      }
      for (place, row) in filled.places.enumerated() {
        let share = 1 / (counts[row] ?? 1)
        for column in 0..<answers.columns { answers[row, column] += several[place, column] * share }
      }
    }
  }

  private static let blockLength = 2048

  /// A donor's value of a feature in the feature's own unit.
  private func rawValue(_ donor: Int, _ column: Int) -> Float {
    donors[donor, column] * standardiser.deviations[column] + standardiser.means[column]
  }

  /// All donors in the features' own units, `donors × features`.
  var rawDonors: Matrix {
    var raw = donors
    for row in 0..<raw.rows {
      for column in 0..<raw.columns { raw[row, column] = rawValue(row, column) }
    }
    return raw
  }

  /// One row, filled from each of the donors that are nearest to it in what is known.
  private func fill(_ row: [Float]) -> [Float] {
    let known = row.indices.filter { row[$0].isFinite }
    let scaled = row.indices.map { (row[$0] - standardiser.means[$0]) / standardiser.deviations[$0] }
    let count = known.isEmpty ? Self.mostDonors : Self.donorCount
    var nearest: [(distance: Float, donor: Int)] = []
    for donor in 0..<donors.rows {
      let start = donor * donors.columns
      var distance: Float = 0
      for column in known {
        let difference = donors.values[start + column] - scaled[column]
        distance += difference * difference
      }
      if nearest.count < count {
        nearest.append((distance, donor))
        if nearest.count == count { nearest.sort { ($0.distance, $0.donor) < ($1.distance, $1.donor) } }
      } else if let last = nearest.last, distance < last.distance {
        nearest.removeLast()
        let place = nearest.firstIndex { distance < $0.distance } ?? nearest.count
        nearest.insert((distance, donor), at: place)
      }
    }
    return nearest.flatMap { _, donor in
      row.indices.map { column in
        row[column].isFinite
          ? row[column]
          : rawValue(donor, column)
      }
    }
  }
}
