import Kernels

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// For each lead artist of a library those whose tracks sound most alike, and those who are most alike in words.
struct LikeArtists: Sendable {
  /// Another lead artist, and how much its word counts.
  struct Neighbour: Sendable {
    let artist: Int
    let weight: Float
  }

  /// By Hellinger distance of the mean probabilities of genres; each neighbour counts the same.
  let bySound: [[Neighbour]]
  /// By the cosine of the pieces of titles and names, weighted by their inverse frequency among the artists.
  let byWords: [[Neighbour]]

  private static let count = 20

  /// - Parameters:
  ///   - sound: The probabilities of the genres, `tracks × genres`; NaN in rows of tracks without features.
  init(_ tracks: [LibraryTrack], index: LibraryIndex, sound: Matrix, pool: WorkerPool) throws {
    bySound = try Self.bySound(sound, index, pool)
    byWords = Self.byWords(tracks, index)
  }

  private static func bySound(_ sound: Matrix, _ index: LibraryIndex, _ pool: WorkerPool) throws
    -> [[Neighbour]]
  {
    var roots = sound
    var hasSound = [Bool](repeating: false, count: sound.rows)
    for row in 0..<roots.rows where !(sound.row(row).first?.isNaN ?? true) {
      hasSound[row] = true
      for column in 0..<roots.columns { roots[row, column] = max(sound[row, column], 0).squareRoot() }
    }
    let heard = (0..<index.artistCount).filter { artist in
      index.tracksOfArtist[artist].contains { hasSound[$0] }
    }
    var result = [[Neighbour]](repeating: [], count: index.artistCount)
    guard heard.count > 1, sound.columns > 0 else { return result }
    let points = index.means(roots, of: hasSound).selecting(rows: heard)
    let search = try NearestPoints(points.values, dimensions: points.columns)
    let found = try search.nearest(count + 1, to: points.values, pool: pool)
    for (row, artist) in heard.enumerated() {
      result[artist] = found.points[row * found.count..<(row + 1) * found.count].filter { Int($0) != row }
        .prefix(count).map { Neighbour(artist: heard[Int($0)], weight: 1 / Float(count)) }
    }
    return result
  }

  private static func byWords(_ tracks: [LibraryTrack], _ index: LibraryIndex) -> [[Neighbour]] {
    // How often each artist uses each piece, as a root so that a piece said often does not drown the rest.
    let vectors = index.tracksOfArtist.map { own in
      var counts: [UInt32: Float] = [:]
      for track in own {
        for piece in NameTokens.tokens(of: [tracks[track].title] + tracks[track].artists) {
          counts[piece, default: 0] += 1
        }
      }
      return counts.sorted { $0.key < $1.key }.map { (piece: $0.key, value: $0.value.squareRoot()) }
    }
    var users = [Int32](repeating: 0, count: NameTokens.range)
    for vector in vectors { for entry in vector { users[Int(entry.piece)] += 1 } }
    let most = 0.3 * Double(index.artistCount)
    var rarity = [Float](repeating: 0, count: NameTokens.range)
    for (piece, count) in users.enumerated() where count >= 2 && Double(count) < most {
      rarity[piece] = logf(Float(index.artistCount) / Float(count))
    }
    let weighted = vectors.map { vector in
      let kept = vector.compactMap { entry in
        rarity[Int(entry.piece)] > 0
          ? (piece: Int(entry.piece), value: entry.value * rarity[Int(entry.piece)]) : nil
      }
      let length = kept.reduce(Float(0)) { $0 + $1.value * $1.value }.squareRoot()
      return kept.map { (piece: $0.piece, value: $0.value / max(length, .leastNormalMagnitude)) }
    }
    // The artists of each piece, so that only artists with a common piece are compared.
    var postings = [[(artist: Int32, value: Float)]](repeating: [], count: NameTokens.range)
    for (artist, vector) in weighted.enumerated() {
      for entry in vector { postings[entry.piece].append((Int32(artist), entry.value)) }
    }
    var cosines = [Float](repeating: 0, count: index.artistCount)
    return weighted.enumerated().map { artist, vector in
      for entry in vector {
        for other in postings[entry.piece] { cosines[Int(other.artist)] += entry.value * other.value }
      }
      cosines[artist] = 0
      let nearest = largest(of: cosines, count)
      let result = nearest.map { Neighbour(artist: $0, weight: cosines[$0]) }
      for place in cosines.indices { cosines[place] = 0 }
      return result
    }
  }

  /// The places of the largest positive values, largest first, the first of equals.
  private static func largest(of values: [Float], _ count: Int) -> [Int] {
    var best: [Int] = []
    for (place, value) in values.enumerated() where value > 0 {
      if best.count == count, let last = best.last, value <= values[last] { continue }
      let position = best.firstIndex { values[$0] < value } ?? best.count
      best.insert(place, at: position)
      if best.count > count { best.removeLast() }
    }
    return best
  }
}
