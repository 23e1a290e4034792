import Kernels
import Tabular

/// For each lead artist of a library those whose tracks sound most alike, and those who are most alike in words.
struct LikeArtists: Sendable {
  /// Another lead artist, and how much its word counts.
  struct Neighbour: Sendable {
    let artist: Int
    let weight: Float
  }

  /// By the distance of the mean roots of the probabilities of families (Hellinger); a neighbour of n tracks counts √n.
  let bySound: [[Neighbour]]
  /// By the cosine of the pieces of titles and names, weighted by their inverse frequency among the artists.
  let byWords: [[Neighbour]]

  private static let count = 20
  /// Artists whose cosines one thread finds at a time.
  private static let blockLength = 256

  /// - Parameters:
  ///   - sound: How the tracks sound, `tracks × families`, in the rows of `hasSound`.
  init(
    _ tracks: [LibraryTrack], index: LibraryIndex, sound: Matrix, hasSound: [Bool], on workers: Workers
  ) throws {
    bySound = try workers.withPool { try Self.bySound(sound, hasSound, index, $0) }
    byWords = Self.byWords(tracks, index, workers.threads)
  }

  private static func bySound(
    _ sound: Matrix, _ hasSound: [Bool], _ index: LibraryIndex, _ pool: WorkerPool
  ) throws -> [[Neighbour]] {
    var roots = sound
    for place in roots.values.indices { roots.values[place] = max(roots.values[place], 0).squareRoot() }
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
        .prefix(count).map {
          let other = heard[Int($0)]
          return Neighbour(artist: other, weight: Float(index.tracksOfArtist[other].count).squareRoot())
        }
    }
    return result
  }

  private static func byWords(
    _ tracks: [LibraryTrack], _ index: LibraryIndex, _ threads: Int
  ) -> [[Neighbour]] {
    let vectors = PieceVectors(tracks, index)
    return concurrentBlocks(index.artistCount, of: blockLength, threads: threads) { block in
      var cosines = [Float](repeating: 0, count: index.artistCount)
      return block.map { artist in
        vectors.addCosines(of: artist, to: &cosines)
        cosines[artist] = 0
        let nearest = largest(of: cosines, count).map { Neighbour(artist: $0, weight: cosines[$0]) }
        for place in cosines.indices { cosines[place] = 0 }
        return nearest
      }
    }.flatMap(\.self)
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
