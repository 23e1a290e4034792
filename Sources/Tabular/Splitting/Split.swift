/// Which rows of a table are for training, for choosing, and for judging, and how that was decided.
public struct Split: Sendable {
  /// How the sides were decided.
  public enum Origin: Sendable, Equatable {
    case drawn(SplitRequest)
    /// Read from a file.
    case file(path: String)
  }

  /// The side of each row.
  public let sides: [SplitSide]
  /// How the sides were decided.
  public let origin: Origin
  /// The table that was split.
  public let dataset: Fingerprint
  /// What the sides have in common.
  public let overlap: SplitOverlap

  init(_ sides: [SplitSide], origin: Origin, of dataset: Dataset) {
    self.sides = sides
    self.origin = origin
    self.dataset = dataset.fingerprint
    overlap = SplitOverlap(sides, of: dataset.recordings)
  }

  /// Draws a split.
  ///
  /// - Throws: `SplitError`.
  public init(_ request: SplitRequest, of dataset: Dataset) throws(SplitError) {
    guard dataset.rowCount > 0 else { throw .noRows }
    var generator = SeededGenerator(seed: request.seed, stream: "split")
    let groups = try Groups(of: dataset, by: request.by, generator: &generator)
    let shares = request.fractions.all
    let needed = shares.count { $0 > 0 }
    let small = zip(dataset.genres, groups.groupsPerGenre).filter { $0.1 < needed }
    guard small.isEmpty else {
      throw .genresTooSmall(
        small.map { SplitError.SmallGenre(genre: $0.0, groups: $0.1) }, needed: needed, by: request.by)
    }
    guard groups.count >= needed else {
      throw .genresTooSmall(
        [SplitError.SmallGenre(genre: "", groups: groups.count)], needed: needed, by: request.by)
    }
    let sides = groups.assigned(shares: shares, generator: &generator).map {
      SplitSide(rawValue: $0) ?? .none
    }
    self.init(groups.numbers.map { sides[Int($0)] }, origin: .drawn(request), of: dataset)
  }

  /// The most that the sides do not share, however they came about: lead artists, recordings, or only rows. Of a hundred
  /// rows to be judged one may stand apart from the rule, as files of other tools tell recordings in other ways.
  public var keptApart: SplitGrouping {
    if case .drawn(let request) = origin { return request.by }
    let rows = max(1, overlap.testRows)
    if overlap.testRowsWithTrainedArtist * 100 <= rows { return .artist }
    return overlap.testRowsWithTrainedRecording * 100 <= rows ? .recording : .row
  }

  /// The rows on a side, in the order of the table.
  public func rows(on side: SplitSide) -> [Int] { sides.indices.filter { sides[$0] == side } }

  /// The number of rows on a side.
  public func count(on side: SplitSide) -> Int { sides.count { $0 == side } }
}

/// How much the sides of a split have in common: what a score measured on it may owe to memory.
public struct SplitOverlap: Sendable, Equatable {
  /// Recordings that stand on more than one side.
  public let recordings: Int
  /// Lead artists that stand on more than one side.
  public let artists: Int
  /// Rows to be judged, and those of them whose recording, or whose lead artist, is also among the rows for training.
  public let testRows: Int
  /// Rows to be judged whose recording is also among the rows for training.
  public let testRowsWithTrainedRecording: Int
  /// Rows to be judged whose lead artist is also among the rows for training.
  public let testRowsWithTrainedArtist: Int

  init(_ sides: [SplitSide], of found: Recordings) {
    let recordingSides = Self.sideSets(found.numbers, count: found.count, sides)
    let artistSides = Self.sideSets(found.leadArtists, count: found.leadArtistCount, sides)
    recordings = recordingSides.count { $0.nonzeroBitCount > 1 }
    artists = artistSides.count { $0.nonzeroBitCount > 1 }
    var rows = (all: 0, recording: 0, artist: 0)
    for (row, side) in sides.enumerated() where side == .test {
      rows.all += 1
      if recordingSides[Int(found.numbers[row])] & 1 == 1 { rows.recording += 1 }
      let artist = found.leadArtists[row]
      if artist >= 0, artistSides[Int(artist)] & 1 == 1 { rows.artist += 1 }
    }
    testRows = rows.all
    testRowsWithTrainedRecording = rows.recording
    testRowsWithTrainedArtist = rows.artist
  }

  /// Per number the sides on which it stands, a bit for each.
  private static func sideSets(_ numbers: [Int32], count: Int, _ sides: [SplitSide]) -> [UInt8] {
    var sets = [UInt8](repeating: 0, count: count)
    for (row, number) in numbers.enumerated() where number >= 0 && sides[row] != .none {
      sets[Int(number)] |= 1 << sides[row].rawValue
    }
    return sets
  }
}
