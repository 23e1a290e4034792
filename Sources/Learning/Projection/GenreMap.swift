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
  /// Some of the tracks, in no order.
  public let tracks: [Place]
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
    tracks = drawn.map { place(components.position(of: inputs.row($0)), "") }
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
}
