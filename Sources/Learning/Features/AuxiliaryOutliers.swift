/// Tracks of genres that a model does not know: what teaches it what an unknown track is like.
///
/// The auxiliary data of outlier exposure: Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with outlier
/// exposure", ICLR 2019, arXiv 1812.04606.
public struct AuxiliaryOutliers: Sendable {
  /// The tracks, labelled by `genres`.
  public let rows: LabelledRows
  /// The names of their genres.
  public let genres: [String]
  /// The artist of each row, as a number.
  public let artists: [Int]
  /// The names of each row; `nil` where they are not known.
  public let names: [TrackNames]?

  /// No artist should be one that the detector is judged by. Throws `LearningError.shape` if the numbers of rows
  /// differ, or the labels are not of these genres.
  public init(
    rows: LabelledRows, genres: [String], artists: [Int], names: [TrackNames]? = nil
  ) throws(LearningError) {
    guard names.map({ $0.count == rows.inputs.rows }) ?? true else {
      throw .shape(expected: rows.inputs.rows, found: names?.count ?? 0)
    }
    self.names = names
    guard artists.count == rows.inputs.rows else {
      throw .shape(expected: rows.inputs.rows, found: artists.count)
    }
    guard genres.count == rows.labels.classCount else {
      throw .shape(expected: rows.labels.classCount, found: genres.count)
    }
    self.rows = rows
    self.genres = genres
    self.artists = artists
  }

  /// Some of the tracks, in the order given. Every row must exist.
  func selecting(_ chosen: [Int]) throws(LearningError) -> AuxiliaryOutliers {
    try AuxiliaryOutliers(
      rows: rows.selecting(chosen), genres: genres, artists: chosen.map { artists[$0] },
      names: names.map { names in chosen.map { names[$0] } })
  }
}
