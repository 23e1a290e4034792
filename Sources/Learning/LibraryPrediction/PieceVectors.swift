#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The pieces of each lead artist's titles and names as unit vectors, for their cosines.
///
/// A piece weighs the root of how often the artist uses it times the logarithm of how rare it is among the artists.
struct PieceVectors: Sendable {
  /// Per artist the pieces with their values; per piece the artists with theirs, so that only artists with a piece in
  /// common are compared.
  private let vectors: [[(piece: Int32, value: Float)]]
  private let starts: [Int32]
  private let artists: [Int32]
  private let values: [Float]

  /// A piece of fewer artists than this joins none, and one of more joins too many.
  private static let artistsOfPiece = 2...100

  init(_ tracks: [LibraryTrack], _ index: LibraryIndex) {
    var reader = NameTokens.Reader(.brief)
    let counts = index.tracksOfArtist.map { own in
      var pieces: [UInt32] = []
      for track in own {
        reader.withTokens(of: [tracks[track].title] + tracks[track].artists) { pieces += $0 }
      }
      pieces.sort()
      var counts: [(piece: UInt32, count: Float)] = []
      for piece in pieces {
        if counts.last?.piece == piece {
          counts[counts.count - 1].count += 1
        } else {
          counts.append((piece, 1))
        }
      }
      return counts
    }
    var users = [Int32](repeating: 0, count: NameTokens.range)
    for vector in counts { for entry in vector { users[Int(entry.piece)] += 1 } }
    // Joining pieces are numbered anew, in their order.
    var place = [Int32](repeating: -1, count: NameTokens.range)
    var kept: [Int32] = []
    for (piece, count) in users.enumerated() where Self.artistsOfPiece.contains(Int(count)) {
      place[piece] = Int32(kept.count)
      kept.append(count)
    }
    let artistCount = Float(index.artistCount)
    vectors = counts.map { vector in
      let own = vector.compactMap { entry -> (piece: Int32, value: Float)? in
        let number = place[Int(entry.piece)]
        guard number >= 0 else { return nil }
        return (number, entry.count.squareRoot() * logf(artistCount / Float(kept[Int(number)])))
      }
      let length = own.reduce(Float(0)) { $0 + $1.value * $1.value }.squareRoot()
      return own.map { ($0.piece, $0.value / max(length, .leastNormalMagnitude)) }
    }
    var starts: [Int32] = [0]
    for count in kept { starts.append((starts.last ?? 0) + count) }
    var next = starts
    let total = Int(starts.last ?? 0)
    var artists = [Int32](repeating: 0, count: total)
    var values = [Float](repeating: 0, count: total)
    for (artist, vector) in vectors.enumerated() {
      for entry in vector {
        let at = Int(next[Int(entry.piece)])
        artists[at] = Int32(artist)
        values[at] = entry.value
        next[Int(entry.piece)] += 1
      }
    }
    self.starts = starts
    self.artists = artists
    self.values = values
  }

  /// Adds the cosines of one artist with all others to `cosines`, one place for each artist.
  func addCosines(of artist: Int, to cosines: inout [Float]) {
    for entry in vectors[artist] {
      for at in Int(starts[Int(entry.piece)])..<Int(starts[Int(entry.piece) + 1]) {
        cosines[Int(artists[at])] += entry.value * values[at]
      }
    }
  }
}
