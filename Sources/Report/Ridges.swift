/// Distributions of one measure in several groups over one axis, one above the other: a ridgeline plot.
public struct Ridges: Sendable, Hashable {
  /// The distribution in one group.
  public struct Row: Sendable, Hashable {
    /// The group, such as a genre.
    public var name: String
    /// Heights at the places of the axis, in any unit; each row is drawn relative to its tallest.
    public var heights: [Double]
    /// The value below which a quarter lies.
    public var lowerQuartile: Double
    /// The value below which half lies.
    public var median: Double
    /// The value below which three quarters lie.
    public var upperQuartile: Double

    /// A distribution with its quartiles.
    public init(
      _ name: String, heights: [Double], lowerQuartile: Double, median: Double, upperQuartile: Double
    ) {
      self.name = name
      self.heights = heights
      self.lowerQuartile = lowerQuartile
      self.median = median
      self.upperQuartile = upperQuartile
    }
  }

  /// What the picture is about.
  public var title: Text?
  /// What is measured, and from where to where: the heights of a row stand at equal distances over this range.
  public var axis: Plot.Axis
  /// The groups, from the top down.
  public var rows: [Row]

  /// Distributions over one axis.
  public init(_ title: Text? = nil, axis: Plot.Axis, rows: [Row]) {
    self.title = title
    self.axis = axis
    self.rows = rows
  }
}
