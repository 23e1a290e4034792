import Tabular

/// Tracks and the centres of genres in the plane of the first two principal components of some features.
public struct GenreMap: Sendable {
  /// A place in the plane, in standard deviations of the features.
  public struct Place: Sendable, Equatable {
    /// The genre of a centre; empty for a track.
    public let name: String
    /// Along the first component.
    public let x: Double
    /// Along the second component.
    public let y: Double
  }

  /// At most so many tracks are placed, chosen at random.
  public static let mostTracks = 1_500

  /// The components, found on all tracks of the genres.
  public let components: PrincipalComponents
  /// Some of the tracks, in no order, without those that are far out.
  public let tracks: [Place]
  /// How many of the tracks that were placed are so far out that the others would be a speck beside them: beyond the
  /// middle 98 % of an axis by more than half of its width.
  public let farOutCount: Int
  /// How many tracks were chosen to be drawn, those far out too.
  public var drawnCount: Int { tracks.count + farOutCount }
  /// The mean place of each genre's tracks.
  public let centres: [Place]
  /// How many tracks the genres have.
  public let trackCount: Int

  /// Maps genres of a table.
  ///
  /// - Parameters:
  ///   - features: columns of numbers.
  ///   - genres: names of the table's genres.
  ///   - seed: chooses which tracks are placed.
  /// - Throws: `LearningError` where a column is no number.
  public init(
    _ dataset: Dataset, features: [ColumnName], genres: [String], column: CategoryColumn, seed: UInt64
  ) throws {
    let codes = Set(genres.compactMap { column.code(of: $0) })
    let rows = column.codes.indices.filter { codes.contains(column.codes[$0]) }
    let inputs = try Features(features.map(\.text)).matrix(of: dataset, rows: rows)
    components = PrincipalComponents(inputs, count: 2)
    trackCount = rows.count
    var generator = SeededGenerator(seed: seed, stream: "map")
    let drawn = generator.sample(Self.mostTracks, below: rows.count)
    let components = components
    func place(_ position: [Double], _ name: String) -> Place {
      Place(name: name, x: position.first ?? 0, y: position.count > 1 ? position[1] : 0)
    }
    let placed = drawn.map { place(components.position(of: inputs.row($0)), "") }
    let (across, up) = (Self.fences(placed.map(\.x)), Self.fences(placed.map(\.y)))
    tracks = placed.filter { across.contains($0.x) && up.contains($0.y) }
    farOutCount = placed.count - tracks.count
    centres = genres.compactMap { genre in
      guard let code = column.code(of: genre) else { return nil }
      let own = rows.indices.filter { column.codes[rows[$0]] == code }
      guard !own.isEmpty else { return nil }
      let positions = own.map { components.position(of: inputs.row($0)) }
      let mean = components.axes.indices.map { axis in
        positions.reduce(0) { $0 + $1[axis] } / Double(own.count)
      }
      return place(mean, genre)
    }
  }

  /// Where values are not far out.
  private static func fences(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.filter(\.isFinite).sorted()
    guard let least = sorted.first, let most = sorted.last else { return 0...0 }
    let (low, high) = (sorted[sorted.count / 100], sorted[(sorted.count - 1) * 99 / 100])
    let reach = (high - low) / 2
    // Where nearly all lie on one place, no other is far from it.
    return reach > 0 ? low - reach...high + reach : least...most
  }
}
