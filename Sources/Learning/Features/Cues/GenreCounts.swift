/// How often each key stands with each genre: for every key the genres that it was seen with, and how often.
///
/// Sparse, as most artists have one genre: the keys ascend, and the entries of key `i` are those from `starts[i]` to
/// before `starts[i + 1]`.
public struct GenreCounts: Sendable, Equatable {
  private let keys: [NameKey]
  private let starts: [Int32]
  private let genres: [Int32]
  private let counts: [Float]

  /// One observation: a key seen with a genre (an index into the model's genres) with a weight.
  public struct Observation: Sendable {
    /// What was seen.
    public let key: NameKey
    /// With which genre.
    public let genre: Int32
    /// How much it counts.
    public let weight: Float

    /// One observation.
    public init(key: NameKey, genre: Int32, weight: Float) {
      self.key = key
      self.genre = genre
      self.weight = weight
    }
  }

  /// The sums of the weights of observations, in whatever order they come.
  public init(_ observations: [Observation]) {
    // By weight too, so that sums do not depend on the order in which observations came.
    let sorted = observations.sorted {
      ($0.key.value, $0.genre, $0.weight) < ($1.key.value, $1.genre, $1.weight)
    }
    var keys: [NameKey] = []
    var starts: [Int32] = []
    var genres: [Int32] = []
    var counts: [Float] = []
    for observation in sorted {
      if keys.last != observation.key {
        keys.append(observation.key)
        starts.append(Int32(genres.count))
      } else if genres.last == observation.genre {
        counts[counts.count - 1] += observation.weight
        continue
      }
      genres.append(observation.genre)
      counts.append(observation.weight)
    }
    starts.append(Int32(genres.count))
    self.keys = keys
    self.starts = starts
    self.genres = genres
    self.counts = counts
  }

  /// Counts tracks by their keys; a track counts once for each key, shared among the genres under which it stands.
  init(_ tracks: some Sequence<(genres: [Int32], keys: [NameKey])>) {
    var observations: [Observation] = []
    for (genres, keys) in tracks {
      let weight = 1 / Float(genres.count)
      for key in keys {
        for genre in genres { observations.append(.init(key: key, genre: genre, weight: weight)) }
      }
    }
    self.init(observations)
  }

  /// The number of keys.
  public var count: Int { keys.count }

  /// The genres of a key with their counts; empty for a key that was never seen. Takes the logarithm of `count` steps.
  public func entries(of key: NameKey) -> Zip2Sequence<ArraySlice<Int32>, ArraySlice<Float>> {
    let place = keys.firstPlace { !($0 < key) }
    guard place < keys.count, keys[place] == key else { return zip(genres[0..<0], counts[0..<0]) }
    let range = Int(starts[place])..<Int(starts[place + 1])
    return zip(genres[range], counts[range])
  }

  /// Whether a key was seen.
  public func contains(_ key: NameKey) -> Bool {
    for _ in entries(of: key) { return true }
    return false
  }
}

extension GenreCounts {
  /// The counts as they stand in a model's file: each key in two halves, the low one first.
  func tensors(prefix: String) -> [Tensor] {
    [
      Tensor(
        name: prefix + "keys",
        keys.flatMap {
          [Int32(truncatingIfNeeded: $0.value), Int32(truncatingIfNeeded: $0.value >> 32)]
        }),
      Tensor(name: prefix + "starts", starts),
      Tensor(name: prefix + "genres", genres),
      Tensor(name: prefix + "counts", counts),
    ]
  }

  /// Reads what `tensors` wrote, for a model of `genreCount` genres. Throws `ModelFileError`.
  init(_ tensors: [String: Tensor], prefix: String, genreCount: Int) throws(ModelFileError) {
    let halves = try tensors.integers(prefix + "keys")
    let starts = try tensors.integers(prefix + "starts", count: halves.count / 2 + 1)
    let genres = try tensors.integers(prefix + "genres")
    let counts = try tensors.floats(prefix + "counts", count: genres.count)
    var keys: [NameKey] = []
    keys.reserveCapacity(halves.count / 2)
    for index in stride(from: 0, to: halves.count - 1, by: 2) {
      let low = UInt64(UInt32(bitPattern: halves[index]))
      keys.append(NameKey(low | UInt64(UInt32(bitPattern: halves[index + 1])) << 32))
    }
    guard halves.count.isMultiple(of: 2), zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .shape(tensor: prefix + "keys")
    }
    guard starts.first == 0, starts.last.map(Int.init) == genres.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .shape(tensor: prefix + "starts") }
    guard genres.allSatisfy({ (0..<Int32(genreCount)).contains($0) }) else {
      throw .shape(tensor: prefix + "genres")
    }
    guard counts.allSatisfy({ $0 > 0 }) else { throw .notFinite(tensor: prefix + "counts") }
    self.keys = keys
    self.starts = starts
    self.genres = genres
    self.counts = counts
  }
}
