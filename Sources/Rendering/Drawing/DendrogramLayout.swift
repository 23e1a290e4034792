import Report

/// Where the parts of a dendrogram lie: leaves one below the other, joins at their heights.
struct DendrogramLayout {
  /// A join as three lines: two across from its parts, one down between them.
  struct Join {
    /// The rows of its parts, counted in leaves from the top.
    let upper: Double
    let lower: Double
    /// How far its parts reach, 0 to 1 of the greatest height.
    let upperReach: Double
    let lowerReach: Double
    /// How far it reaches itself.
    let reach: Double
    /// The names below it, and its height.
    let members: (upper: [String], lower: [String])
    let height: Double
  }

  let leaves: [String]
  private(set) var joins: [Join] = []

  init(_ tree: Dendrogram) {
    leaves = tree.root.leaves
    let greatest = max(tree.root.height.isFinite ? tree.root.height : 0, 1e-12)
    var next = 0
    _ = add(tree.root, greatest: greatest, next: &next)
  }

  private mutating func add(
    _ node: Dendrogram.Node, greatest: Double, next: inout Int
  ) -> (row: Double, reach: Double) {
    guard case .join(let upper, let lower, let height) = node else {
      next += 1
      return (Double(next - 1), 0)
    }
    let one = add(upper, greatest: greatest, next: &next)
    let other = add(lower, greatest: greatest, next: &next)
    let reach = height.isFinite ? min(max(height / greatest, 0), 1) : 1
    joins.append(
      Join(
        upper: one.row, lower: other.row, upperReach: one.reach, lowerReach: other.reach, reach: reach,
        members: (upper.leaves, lower.leaves), height: height))
    return ((one.row + other.row) / 2, reach)
  }
}
