import Tabular

/// The genres of artists and albums on the training side of a split.
///
/// A track's cue for a group of tracks, such as those of its artists, is the distribution of their genres, shrunk
/// towards that of all tracks as by `shrinkage` further tracks. A training track is described by the others alone, left
/// out the way the split leaves out: without it, without its recording, or without all of its lead artist's tracks, so
/// that learning looks like judging. Target statistics left out like this are those of Micci-Barreca, "A preprocessing
/// scheme for high-cardinality categorical attributes", SIGKDD Explorations 3, 2001, doi 10.1145/507533.507538.
public struct CueTables: Sendable, Equatable {
  /// The groups that the tracks are looked up in.
  public let groups: [CueGroup]
  /// The share of each genre among the training tracks.
  public let base: [Float]
  private let counts: [GenreCounts]

  /// How many further tracks of the usual mixture each group gets.
  public static let shrinkage: Float = 2
  /// A group that describes less than this share of the training tracks is left out, as nothing is learned from it.
  private static let leastDescribed = 0.01

  /// One training track: its names, its genre as a class, and the number of what it is left out with.
  struct Example {
    let track: KeyedTrack
    let genre: Int32
    let leftOutWith: Int32
  }

  /// Counts the examples, and describes each by the others. A group that hardly describes any of them is left out.
  static func learned(
    from examples: [Example], groups: [CueGroup], genreCount: Int
  ) -> (tables: CueTables, training: CueRows) {
    var base = [Float](repeating: 0, count: genreCount)
    for example in examples { base[Int(example.genre)] += 1 }
    let total = max(base.reduce(0, +), 1)
    base = base.map { max($0 / total, 1e-6) }

    var kept: [(group: CueGroup, counts: GenreCounts, described: [[(Int32, Float)]])] = []
    for group in groups {
      var all: [GenreCounts.Observation] = []
      var own: [GenreCounts.Observation] = []
      for example in examples {
        for key in group.keys(of: example.track) {
          all.append(.init(key: key, genre: example.genre, weight: 1))
          own.append(.init(key: key.combined(with: example.leftOutWith), genre: example.genre, weight: 1))
        }
      }
      let (counts, within) = (GenreCounts(all), GenreCounts(own))
      let described = examples.map { example in
        let keys = group.keys(of: example.track)
        var sums = counts.sums(of: keys)
        for (genre, count) in within.sums(of: keys.map { $0.combined(with: example.leftOutWith) }) {
          sums[genre, default: 0] -= count
        }
        return sums.filter { $0.value > 0.5 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
      }
      let share = Double(described.count { !$0.isEmpty }) / Double(max(1, examples.count))
      if share >= leastDescribed { kept.append((group, counts, described)) }
    }
    let tables = CueTables(groups: kept.map(\.group), base: base, counts: kept.map(\.counts))
    let rows = CueRows(base: base, cues: kept.count, rows: examples.count) { row, cue in
      kept[cue].described[row]
    }
    return (tables, rows)
  }

  private init(groups: [CueGroup], base: [Float], counts: [GenreCounts]) {
    self.groups = groups
    self.base = base
    self.counts = counts
  }

  /// The cues of tracks that are not among the training tracks.
  public func rows(for names: [TrackNames]) -> CueRows {
    let tracks = names.map { KeyedTrack($0) }
    return CueRows(base: base, cues: groups.count, rows: tracks.count) { row, cue in
      counts[cue].sums(of: groups[cue].keys(of: tracks[row])).sorted { $0.key < $1.key }.map {
        ($0.key, $0.value)
      }
    }
  }
}

extension GenreCounts {
  /// The genres of several keys with their summed counts.
  fileprivate func sums(of keys: [NameKey]) -> [Int32: Float] {
    var sums: [Int32: Float] = [:]
    for key in keys { for (genre, count) in entries(of: key) { sums[genre, default: 0] += count } }
    return sums
  }
}

extension CueTables {
  /// The tables as they stand in a model's file.
  func tensors(prefix: String) -> [Tensor] {
    [Tensor(name: prefix + "base", base)]
      + zip(groups, counts).flatMap { $1.tensors(prefix: prefix + $0.rawValue + ".") }
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  init(
    _ tensors: [String: Tensor], prefix: String, groups: [CueGroup], genreCount: Int
  ) throws(ModelFileError) {
    base = try tensors.floats(prefix + "base", count: genreCount)
    guard base.allSatisfy({ $0 > 0 && $0 <= 1 }) else { throw .notFinite(tensor: prefix + "base") }
    self.groups = groups
    var counts: [GenreCounts] = []
    for group in groups {
      counts.append(
        try GenreCounts(tensors, prefix: prefix + group.rawValue + ".", genreCount: genreCount))
    }
    self.counts = counts
  }
}
