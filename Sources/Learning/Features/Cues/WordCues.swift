import Tabular

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the words of a text say of genres, learned by counting.
///
/// Each piece t of a text (see `NameTokens`) votes for each genre g with
/// `W(t, g) = log((C(t, g) + 2.5 p(g)) / (n(t) + 2.5)) − log p(g)`, damped by `n / (n + 3)`, where C counts the training
/// tracks with that piece and genre, n their sum and p the share of the genre; a text is the unit-length vector of its
/// pieces' inverse document frequencies. This is naive Bayes with the weighting of Rennie et al. (ICML 2003) on hashed
/// features. Sparse: a piece stores only the genres that it was seen with, and what it says of all others.
public struct WordCues: Sendable, Equatable {
  /// The number of genres.
  public let genreCount: Int
  private let style: NameTokens.Style
  /// The pieces that are known, ascending.
  private let tokens: [Int32]
  /// The inverse document frequency of each piece.
  private let rarity: [Float]
  /// What each piece says of the genres that it was never seen with.
  private let absent: [Float]
  private let starts: [Int32]
  /// For each genre that a piece was seen with, genre × 2¹⁶ + how much more it says for it, in units of `Self.step`.
  private let entries: [Int32]

  private static let step: Float = 1 / 2048

  /// Fewer lead artists than this do not make a piece known: it would tell artists, not genres.
  private static let fewestArtists = 5
  /// A piece in more than this share of all texts tells nothing.
  private static let largestShare = 0.2

  /// One track to learn from.
  public struct Example: Sendable {
    /// The texts of the field: one title, or several artists' names.
    public let texts: [String]
    /// The number of the lead artist, from 0.
    public let artist: Int
    /// The genres of the track as indices; its weight is shared among them.
    public let genres: [Int32]

    /// One track.
    public init(texts: [String], artist: Int, genres: [Int32]) {
      self.texts = texts
      self.artist = artist
      self.genres = genres
    }
  }

  /// Counts the pieces of the examples' texts. An artist of n tracks counts √n, so that no artist is all the evidence.
  public init(_ examples: [Example], genreCount: Int, threads: Int = 1) {
    self.init(examples, genreCount: genreCount, style: .brief, threads: threads)
  }

  /// Counts the pieces of the examples' texts.
  ///
  /// - Parameter style: What is a piece; for `.brief` an artist of n tracks counts √n, else n.
  init(_ examples: [Example], genreCount: Int, style: NameTokens.Style, threads: Int) {
    self.genreCount = genreCount
    self.style = style
    // In the order of artists, so that an artist's second text is told by the one before.
    let order = examples.indices.sorted { (examples[$0].artist, $0) < (examples[$1].artist, $1) }
    let examples = order.map { examples[$0] }
    let weights = Self.weights(of: examples, style)
    var prior = [Float](repeating: 0, count: genreCount)
    for (example, weight) in zip(examples, weights) {
      for genre in example.genres { prior[Int(genre)] += weight }
    }
    let total = max(prior.reduce(0, +), .leastNormalMagnitude)
    prior = prior.map { max($0 / total, 1e-6) }

    let blocks = concurrentBlocks(examples.count, of: 1024, threads: threads) {
      PieceStretch.occurrences(in: $0, of: examples, style)
    }
    // Each piece is counted by one thread alone, in the order of the texts.
    let texts = LabelledTexts(examples, weights: weights)
    let parts = concurrentMap(PieceStretch.count, threads: threads) { [prior] number in
      let stretch = PieceStretch(number: number, occurrences: blocks.map { $0[number] })
      return Votes(PieceCounts(stretch, texts, genreCount: genreCount), texts.count, prior)
    }
    tokens = parts.flatMap(\.tokens)
    rarity = parts.flatMap(\.rarity)
    absent = parts.flatMap(\.absent)
    var starts: [Int32] = [0]
    for count in parts.flatMap(\.entryCounts) { starts.append(starts[starts.count - 1] + count) }
    self.starts = starts
    entries = parts.flatMap(\.entries)
  }

  /// What each example counts for each of its genres.
  private static func weights(of examples: [Example], _ style: NameTokens.Style) -> [Float] {
    var tracksOfArtist: [Int: Float] = [:]
    if style == .brief {
      for example in examples { tracksOfArtist[example.artist, default: 0] += 1 }
    }
    return examples.map { example in
      1 / sqrtf(tracksOfArtist[example.artist] ?? 1) / Float(max(1, example.genres.count))
    }
  }

  /// How often the pieces of one stretch stand beside each genre.
  private struct PieceCounts {
    /// The pieces that enough artists use and not too many texts, ascending.
    let known: [Int32]
    /// How many labelled texts have each of them.
    let seen: [Int]
    /// The weights of the tracks with each of them by genre, `known × genres`.
    let weights: [Float]

    /// What is known of one piece before it counts.
    private struct Use {
      var texts: Int32 = 0
      var artists: Int32 = 0
      var lastArtist: Int32 = -1
      /// Its place among the known pieces; -1 for one that is not known.
      var index: Int32 = -1
    }

    init(_ stretch: PieceStretch, _ texts: LabelledTexts, genreCount: Int) {
      var uses = [Use](repeating: Use(), count: PieceStretch.length)
      stretch.forEach { text, place in
        uses[place].texts += 1
        if uses[place].lastArtist != texts.artists[text] {
          uses[place].lastArtist = texts.artists[text]
          uses[place].artists += 1
        }
      }
      let most = largestShare * Double(texts.count)
      var known: [Int32] = []
      for place in uses.indices {
        guard Int(uses[place].artists) >= fewestArtists, Double(uses[place].texts) < most else { continue }
        uses[place].index = Int32(known.count)
        known.append(Int32(place + stretch.first))
      }
      var seen = [Int](repeating: 0, count: known.count)
      var weights = [Float](repeating: 0, count: known.count * genreCount)
      stretch.forEach { text, place in
        let index = Int(uses[place].index)
        let genres = Int(texts.starts[text])..<Int(texts.starts[text + 1])
        guard index >= 0, !genres.isEmpty else { return }
        seen[index] += 1
        for entry in genres { weights[index * genreCount + Int(texts.genres[entry])] += texts.weights[text] }
      }
      self.known = known
      self.seen = seen
      self.weights = weights
    }
  }

  /// What the pieces of one stretch say.
  private struct Votes {
    let tokens: [Int32]
    let rarity: [Float]
    private(set) var absent: [Float] = []
    private(set) var entryCounts: [Int32] = []
    private(set) var entries: [Int32] = []

    init(_ counts: PieceCounts, _ texts: Int, _ prior: [Float]) {
      tokens = counts.known
      rarity = counts.seen.map { logf(Float(max(texts, 1)) / Float(max($0, 1))) }
      for piece in tokens.indices {
        let own = counts.weights[piece * prior.count..<(piece + 1) * prior.count]
        let sum = own.reduce(0, +)
        let damping = sum / (sum + 3)
        absent.append(logf(2.5 / (sum + 2.5)) * damping)
        let before = entries.count
        for (genre, count) in own.enumerated() where count > 0 {
          let more = logf((count / prior[genre] + 2.5) / 2.5) * damping
          let steps = min(max((more / WordCues.step).rounded(), 0), 65_535)
          if steps > 0 { entries.append(Int32(bitPattern: UInt32(genre) << 16 | UInt32(steps))) }
        }
        entryCounts.append(Int32(entries.count - before))
      }
    }
  }

  /// For each genre what the texts of one track say for it, as a log-likelihood ratio up to a common term; zeros for
  /// texts without a known piece.
  public func scores(of texts: [String]) -> [Float] {
    var reader = reader
    return scores(of: texts, reading: &reader)
  }

  /// What takes texts to pieces, for the texts of many tracks.
  var reader: NameTokens.Reader { NameTokens.Reader(style) }

  /// The same, with a reader for the texts of many tracks.
  func scores(of texts: [String], reading reader: inout NameTokens.Reader) -> [Float] {
    var scores = [Float](repeating: 0, count: genreCount)
    // In the order of the pieces' numbers, as sums of floating-point numbers depend on it.
    let known = reader.withTokens(of: texts) { $0.compactMap { index(of: Int32($0)) }.sorted() }
    let length = sqrtf(known.reduce(0) { $0 + rarity[$1] * rarity[$1] })
    guard length > 0 else { return scores }
    var common: Float = 0
    for index in known {
      let weight = rarity[index] / length
      common += weight * absent[index]
      for entry in entries[Int(starts[index])..<Int(starts[index + 1])] {
        let bits = UInt32(bitPattern: entry)
        scores[Int(bits >> 16)] += weight * Float(bits & 0xffff) * Self.step
      }
    }
    for genre in scores.indices { scores[genre] += common }
    return scores
  }

  private func index(of token: Int32) -> Int? {
    let place = tokens.firstPlace { $0 >= token }
    return place < tokens.count && tokens[place] == token ? place : nil
  }
}

extension WordCues {
  /// The cues as they stand in a model's file.
  func tensors(prefix: String) -> [Tensor] {
    [
      Tensor(name: prefix + "tokens", tokens), Tensor(name: prefix + "rarity", rarity),
      Tensor(name: prefix + "absent", absent), Tensor(name: prefix + "starts", starts),
      Tensor(name: prefix + "entries", entries),
    ]
  }

  /// Reads what `tensors` wrote. Throws `ModelFileError`.
  init(
    _ tensors: [String: Tensor], prefix: String, genreCount: Int, style: NameTokens.Style = .brief
  ) throws(ModelFileError) {
    self.style = style
    tokens = try tensors.integers(prefix + "tokens")
    rarity = try tensors.floats(prefix + "rarity", count: tokens.count)
    absent = try tensors.floats(prefix + "absent", count: tokens.count)
    starts = try tensors.integers(prefix + "starts", count: tokens.count + 1)
    entries = try tensors.integers(prefix + "entries")
    self.genreCount = genreCount
    guard tokens.allSatisfy({ (0..<Int32(NameTokens.range)).contains($0) }),
      zip(tokens, tokens.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .shape(tensor: prefix + "tokens") }
    guard starts.first == 0, starts.last.map(Int.init) == entries.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .shape(tensor: prefix + "starts") }
    guard entries.allSatisfy({ Int(UInt32(bitPattern: $0) >> 16) < genreCount }) else {
      throw .shape(tensor: prefix + "entries")
    }
  }
}
