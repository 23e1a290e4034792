import Kernels
import Tabular

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What each track and its artist say by themselves, before the library around them is looked at.
struct LibraryEvidence: Sendable {
  let map: FamilyMap
  let index: LibraryIndex
  /// Which tracks have audio features.
  let hasSound: [Bool]
  /// The families of the training table as a whole.
  let tableMixture: [Float]
  /// The counts of each lead artist's genres in the table, as families, `artists × families`.
  let leadCounts: Matrix
  /// The same where the table names them as further artists.
  private let furtherCounts: Matrix
  /// The families under which the table has the very track, `tracks × families`, rows adding up to 1 or to 0.
  private let trackFamilies: Matrix
  private let fixed: [LibraryExpert: Matrix]
  /// For each artist the counts of families by tags, and by the person's hand.
  private let tagCounts, placementCounts: Matrix

  /// How many counts the family that the table of families names stands for, beside those taken on libraries.
  private static let namedFamily: (artists: Float, words: Float, sound: Float) = (5, 20, 200)

  /// - Parameters:
  ///   - sound: The classifier's probabilities of the genres, `tracks × genres`; NaN in the rows of tracks without
  ///     features.
  init(
    _ tracks: [LibraryTrack], index: LibraryIndex, sound: Matrix, cues: CatalogueCues?, map: FamilyMap,
    on workers: Workers
  ) {
    self.map = map
    self.index = index
    let hasSound = (0..<sound.rows).map { !(sound.row($0).first?.isNaN ?? true) }
    self.hasSound = hasSound
    let byArtist = map.memberships(namedFamilyCountsAs: Self.namedFamily.artists)
    let uniform = [Float](repeating: 1 / Float(max(map.families.count, 1)), count: map.families.count)
    let shares = byArtist.columnShares()
    tableMixture = zip(shares, uniform).map { 0.999 * $0 + 0.001 * $1 }

    let genreCount = map.genres.count
    func counted(_ keys: [NameKey?], _ table: GenreCounts?) -> Matrix {
      var counts = Matrix(rows: keys.count, columns: genreCount)
      guard let table else { return counts }
      for (row, key) in keys.enumerated() {
        guard let key else { continue }
        for (genre, count) in table.entries(of: key) { counts[row, Int(genre)] = count }
      }
      return counts
    }
    leadCounts = counted(index.keys, cues?.leadArtists).times(byArtist)
    furtherCounts = counted(index.keys, cues?.furtherArtists).times(byArtist)
    var own = counted(tracks.map { $0.id.map { NameKey(exact: $0) } }, cues?.tracks)
    let recordings = counted(
      tracks.map { NameKey(leadArtist: $0.artists.first ?? "", title: $0.title) }, cues?.recordings)
    for row in 0..<own.rows {
      if !own.row(row).contains(where: { $0 > 0 }) {
        for genre in 0..<genreCount { own[row, genre] = recordings[row, genre] }
      }
      let sum = own.row(row).reduce(0, +)
      for genre in 0..<genreCount where sum > 0 { own[row, genre] /= sum }
    }
    trackFamilies = own.times(byArtist)

    var fixed: [LibraryExpert: Matrix] = [:]
    let heard = Self.sound(sound, hasSound, map)
    fixed[.ownSound] = heard
    let mean = index.means(heard, of: hasSound)
    fixed[.artistSound] = mean
    var byCount = mean
    for artist in 0..<byCount.rows {
      let factor = logf(Float(max(index.tracksOfArtist[artist].count { hasSound[$0] }, 1)))
      for family in 0..<byCount.columns { byCount[artist, family] *= factor }
    }
    fixed[.artistSoundByCount] = byCount
    fixed[.ownTags] = Self.ownTags(tracks, map)
    if let cues {
      let words = map.memberships(namedFamilyCountsAs: Self.namedFamily.words).columnsNormalised()
      func scores(_ cues: WordCues, _ texts: @Sendable (LibraryTrack) -> [String]) -> [[Float]] {
        concurrentBlocks(tracks.count, of: 256, threads: workers.threads) { block in
          var reader = cues.reader
          return block.map { cues.scores(of: texts(tracks[$0]), reading: &reader) }
        }.flatMap(\.self)
      }
      fixed[.titleWords] = Self.words(scores(cues.titleWords) { [$0.title] }, words, index)
      fixed[.nameWords] = Self.words(scores(cues.nameWords) { $0.artists }, words, index)
    }
    self.fixed = fixed

    let families = Dictionary(
      zip(map.families, map.families.indices), uniquingKeysWith: { first, _ in first })
    var tags = Matrix(rows: index.artistCount, columns: map.families.count)
    var placements = tags
    for (track, lead) in zip(tracks, index.leadArtist) {
      for (name, share) in track.tags {
        if let family = families[name], share.isFinite, share > 0 { tags[lead, family] += Float(share) }
      }
      if let family = track.placedFamily.flatMap({ families[$0] }) { placements[lead, family] += 1 }
    }
    tagCounts = tags
    placementCounts = placements
  }

  /// Whether the training table knows a lead artist.
  func isKnown(_ artist: Int) -> Bool { leadCounts.row(artist).contains { $0 > 0 } }

  /// The library's mixture as its known artists tell it: an artist of n tracks votes with √n, and the table's mixture
  /// with ten votes. Tags and placements vote as known artists do.
  func mixtureOfKnownArtists() -> [Float] {
    var votes = tableMixture.map { $0 * 10 }
    for artist in 0..<index.artistCount {
      var counts = Array(leadCounts.row(artist))
      for family in counts.indices {
        counts[family] += 3 * tagCounts[artist, family] + 3 * placementCounts[artist, family]
      }
      let sum = counts.reduce(0, +)
      guard sum > 0 else { continue }
      let weight = Float(index.tracksOfArtist[artist].count).squareRoot() / sum
      for family in counts.indices { votes[family] += weight * counts[family] }
    }
    return Self.mixture(votes)
  }

  /// Shares that add up to 1, none of them nothing.
  static func mixture(_ votes: [Float]) -> [Float] {
    let total = max(votes.reduce(0, +), .leastNormalMagnitude)
    let floored = votes.map { max($0 / total, 1e-4) }
    let sum = floored.reduce(0, +)
    return floored.map { $0 / sum }
  }

  /// An expert's evidence against a mixture; of tracks or of artists, as `isOfTrack` says. `nil` for an expert who
  /// needs the library around, or has nothing to go by.
  func evidence(of expert: LibraryExpert, against mixture: [Float]) -> Matrix? {
    switch expert {
    case .mixture:
      var result = Matrix(rows: index.artistCount, columns: mixture.count)
      for artist in 0..<result.rows {
        for family in mixture.indices { result[artist, family] = logf(mixture[family]) }
      }
      return result.centred()
    case .leadArtist: return leadCounts.logRatios(to: mixture, strength: 1)
    case .leadArtistShrunk: return leadCounts.logRatios(to: mixture, strength: 5)
    case .furtherArtist: return furtherCounts.logRatios(to: tableMixture, strength: 1)
    case .sameTrack:
      var doubled = trackFamilies
      for index in doubled.values.indices { doubled.values[index] *= 2 }
      return doubled.logRatios(to: mixture, strength: 1)
    case .tags: return tagCounts.logRatios(to: mixture, strength: 0.3)
    case .placements: return placementCounts.logRatios(to: mixture, strength: 0.5)
    default: return fixed[expert]
    }
  }

  /// How the tracks sound in families, `tracks × families`: the probability of each genre given to the families that it
  /// belongs to; zeros without features.
  static func familySound(_ probabilities: Matrix, _ map: FamilyMap) -> Matrix {
    var heard = probabilities
    for index in heard.values.indices where heard.values[index].isNaN { heard.values[index] = 0 }
    return heard.times(map.memberships(namedFamilyCountsAs: namedFamily.sound))
  }

  /// `log(0.98 · r + 0.02 / families)` with r(f) in proportion to how much likelier the genres of a family are than
  /// by chance; zeros without features.
  private static func sound(_ probabilities: Matrix, _ hasSound: [Bool], _ map: FamilyMap) -> Matrix {
    let members = map.memberships(namedFamilyCountsAs: namedFamily.sound).columnsNormalised()
    var cleared = probabilities
    for row in 0..<cleared.rows where !hasSound[row] {
      for column in 0..<cleared.columns { cleared[row, column] = 0 }
    }
    var result = cleared.times(members)
    for row in 0..<result.rows {
      let sum = result.row(row).reduce(0, +)
      for family in 0..<result.columns {
        let share = sum > 0 ? result[row, family] / sum : 0
        result[row, family] = hasSound[row] ? logf(0.98 * share + 0.02 / Float(result.columns)) : 0
      }
    }
    return result.centred()
  }

  /// One for each family of which the track's own tags speak.
  private static func ownTags(_ tracks: [LibraryTrack], _ map: FamilyMap) -> Matrix {
    var result = Matrix(rows: tracks.count, columns: map.families.count)
    for (row, track) in tracks.enumerated() {
      for (column, family) in map.families.enumerated() where (track.tags[family] ?? 0) > 0 {
        result[row, column] = 1
      }
    }
    return result.centred()
  }

  /// Scores of genres as scores of families, the mean over each artist's tracks: `log Σ exp(0.3 · score) / 0.3`
  /// over the genres of a family.
  private static func words(_ scores: [[Float]], _ members: Matrix, _ index: LibraryIndex) -> Matrix {
    let sharpness: Float = 0.3
    var result = Matrix(rows: scores.count, columns: members.columns)
    for (row, score) in scores.enumerated() where score.contains(where: { $0 != 0 }) {
      var families = [Float](repeating: 0, count: members.columns)
      for (genre, value) in score.enumerated() {
        let weight = expf(sharpness * value)
        for family in families.indices { families[family] += weight * members[genre, family] }
      }
      for family in families.indices {
        result[row, family] = logf(max(families[family], 1e-12)) / sharpness
      }
    }
    return index.means(result.centred())
  }
}
