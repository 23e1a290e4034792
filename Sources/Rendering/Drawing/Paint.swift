/// What a stretch of text or a part of a drawing is there for; the palette decides its colour.
public enum Paint: Sendable, Hashable {
  case plain
  /// A title.
  case heading
  /// The thing that a sentence is about.
  case strong
  /// Of less weight: remarks, axes, rules, hints.
  case faint
  case good
  case warning
  case bad
  /// The name of a genre.
  case genre
  /// The name of a dataset, split, model or column.
  case name
  /// Something that can be typed.
  case code
  /// The filled part of a bar.
  case bar
  /// The filled part of a bar to the other side: what speaks against.
  case opposite
  /// One of the things drawn in a plot, counted from 0.
  case series(Int)
  /// A cell of a heat map: its share of the row, 0 to 1, and whether it lies on the diagonal.
  case heat(share: Double, isRight: Bool)
  /// Two cells of a heat map, one above the other in one letter; a nil cell is empty.
  case heatPair(upper: HeatCell?, lower: HeatCell?)

  /// A cell of a heat map.
  public struct HeatCell: Sendable, Hashable {
    /// Share of the row, 0 to 1.
    public var share: Double
    /// Whether it lies on the diagonal, where prediction and truth agree.
    public var isRight: Bool

    /// A cell.
    public init(share: Double, isRight: Bool) {
      self.share = share
      self.isRight = isRight
    }
  }
}
