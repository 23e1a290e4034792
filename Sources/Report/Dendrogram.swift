/// Things joined by likeness, the most alike first: a tree whose leaves are the things.
public struct Dendrogram: Sendable, Hashable {
  /// A leaf, or two parts of the tree that were joined.
  public indirect enum Node: Sendable, Hashable {
    case leaf(String)
    /// Two parts, and at which distance they were joined.
    case join(Node, Node, height: Double)

    /// The names of the leaves, from the top down.
    public var leaves: [String] {
      switch self {
      case .leaf(let name): [name]
      case .join(let upper, let lower, height: _): upper.leaves + lower.leaves
      }
    }

    /// The distance at which the node was joined; 0 for a leaf.
    public var height: Double {
      switch self {
      case .leaf: 0
      case .join(_, _, let height): height
      }
    }
  }

  /// What the tree is about.
  public var title: Text?
  /// What the distance is, with its unit.
  public var measure: String
  /// The whole tree.
  public var root: Node

  /// A tree.
  public init(_ title: Text? = nil, measure: String, root: Node) {
    self.title = title
    self.measure = measure
    self.root = root
  }
}
