/// Points, lines or bars over two axes.
public struct Plot: Sendable, Hashable {
  /// One of the things drawn.
  public struct Series: Sendable, Hashable {
    /// How its points are drawn: joined by a line, each by itself, or as bars, which are counts that can be added up.
    public enum Mark: Sendable, Hashable { case line, points, bars }

    /// What it shows.
    public var name: String
    /// How its points are drawn.
    public var mark: Mark
    /// Horizontal positions.
    public var x: [Double]
    /// Heights, as many as `x`; a NaN leaves a gap.
    public var y: [Double]
    /// A name beside each point, as many as `x`; empty if the points have none.
    public var labels: [String]

    /// A series; the longer of `x` and `y` is cut to the shorter.
    public init(_ name: String, _ mark: Mark, x: [Double], y: [Double], labels: [String] = []) {
      let count = min(x.count, y.count)
      self.name = name
      self.mark = mark
      self.x = Array(x.prefix(count))
      self.y = Array(y.prefix(count))
      self.labels = labels.count == count ? labels : []
    }
  }

  /// An axis: what it measures and, when the data should not decide, from where to where.
  public struct Axis: Sendable, Hashable {
    /// What is measured, with its unit.
    public var title: String
    /// The range to show; the data's own when absent.
    public var range: ClosedRange<Double>?
    /// Whether the values are shares, to be shown as percentages.
    public var isShare: Bool
    /// Whether the values are years, which are written without thousands signs.
    public var isYear: Bool

    /// An axis.
    public init(
      _ title: String, range: ClosedRange<Double>? = nil, isShare: Bool = false, isYear: Bool = false
    ) {
      self.title = title
      self.range = range
      self.isShare = isShare
      self.isYear = isYear
    }
  }

  /// What the plot is about.
  public var title: Text?
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// What is drawn, first at the bottom.
  public var series: [Series]
  /// Positions on the horizontal axis worth a vertical line, such as the best epoch.
  public var marks: [Double]
  /// Whether a diagonal from corner to corner shows where height equals position.
  public var showsDiagonal: Bool

  /// A plot.
  public init(
    _ title: Text? = nil, x: Axis, y: Axis, series: [Series], marks: [Double] = [],
    showsDiagonal: Bool = false
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.marks = marks
    self.showsDiagonal = showsDiagonal
  }
}
