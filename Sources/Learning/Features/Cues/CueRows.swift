import Tabular

/// The cues of many tracks, sparse: for each track and cue the genres that were counted.
///
/// As inputs of a network, a cue is a number for each genre g and one more: `8·√((c_g + s·b_g)/(n + s)) − 8·√b_g` for
/// counts c of sum n, shares b of the genres and the shrinkage s; and `0.5·log(1 + n)`. A track of which a cue knows
/// nothing gets zeros.
public struct CueRows: Sendable, Equatable {
  /// How many cues each track has.
  public let cues: Int
  /// How many tracks there are.
  public let rows: Int
  private let base: [Float]
  private let roots: [Float]
  private let starts: [Int32]
  private let genres: [Int32]
  private let counts: [Float]

  /// How many numbers a track's cues are as inputs.
  public var width: Int { cues * (base.count + 1) }

  init(base: [Float], cues: Int, rows: Int, entries: (_ row: Int, _ cue: Int) -> [(Int32, Float)]) {
    self.base = base
    self.cues = cues
    self.rows = rows
    roots = base.map { 8 * $0.squareRoot() }
    var starts: [Int32] = [0]
    var genres: [Int32] = []
    var counts: [Float] = []
    starts.reserveCapacity(rows * cues + 1)
    for row in 0..<rows {
      for cue in 0..<cues {
        for (genre, count) in entries(row, cue) {
          genres.append(genre)
          counts.append(count)
        }
        starts.append(Int32(genres.count))
      }
    }
    self.starts = starts
    self.genres = genres
    self.counts = counts
  }

  /// Whether any cue knows something of a track.
  public func isDescribed(_ row: Int) -> Bool { starts[row * cues] < starts[(row + 1) * cues] }

  /// How many cues know something of a track.
  func knowing(_ row: Int) -> Int {
    (row * cues..<(row + 1) * cues).count { starts[$0] < starts[$0 + 1] }
  }

  /// The genres that one cue has counted for each track, as shares with as many further tracks of the usual mixture as
  /// `CueTables.shrinkage` says, `tracks × genres`.
  func shares(of cue: Int) -> Matrix {
    var result = Matrix(rows: rows, columns: base.count)
    for row in 0..<rows {
      let entries = Int(starts[row * cues + cue])..<Int(starts[row * cues + cue + 1])
      let total = counts[entries].reduce(0, +) + CueTables.shrinkage
      let place = row * base.count
      for genre in base.indices { result.values[place + genre] = CueTables.shrinkage * base[genre] / total }
      for entry in entries { result.values[place + Int(genres[entry])] += counts[entry] / total }
    }
    return result
  }

  /// The cues of some tracks, in the order given. Every track must exist.
  public func selecting(_ chosen: [Int]) -> CueRows {
    CueRows(base: base, cues: cues, rows: chosen.count) { row, cue in
      let place = chosen[row] * cues + cue
      return (Int(starts[place])..<Int(starts[place + 1])).map { (genres[$0], counts[$0]) }
    }
  }

  /// Writes the inputs of a track, `width` of them, over zeros.
  func write(_ row: Int, to target: UnsafeMutableBufferPointer<Float>) {
    let shrinkage = CueTables.shrinkage
    for cue in 0..<cues {
      let entries = Int(starts[row * cues + cue])..<Int(starts[row * cues + cue + 1])
      guard !entries.isEmpty else { continue }
      let place = cue * (base.count + 1)
      let total = counts[entries].reduce(0, +)
      let share = (shrinkage / (total + shrinkage)).squareRoot() - 1
      for genre in roots.indices { target[place + genre] = roots[genre] * share }
      for entry in entries {
        let genre = Int(genres[entry])
        target[place + genre] =
          8 * ((counts[entry] + shrinkage * base[genre]) / (total + shrinkage)).squareRoot() - roots[genre]
      }
      target[place + base.count] = 0.5 * Float(logarithm(1 + Double(total)))
    }
  }
}
