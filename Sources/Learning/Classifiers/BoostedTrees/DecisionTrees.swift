#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Many decision trees whose leaves add up to the scores of classes.
///
/// A node asks whether an input is below a threshold; a missing input goes where the node says. All nodes of all trees
/// stand one after the other, children behind their parents, so that every walk ends.
struct DecisionTrees: Sendable, Equatable {
  /// The class that each tree adds to, and its first node.
  private(set) var classes: [Int32] = []
  private(set) var roots: [Int32] = []
  /// For each node the input that it asks for; −1 for a leaf.
  private(set) var inputs: [Int32] = []
  /// The threshold of a node, or the value of a leaf.
  private(set) var values: [Float] = []
  /// Where to go if the input is below the threshold, if it is not, and if it is missing.
  private(set) var below: [Int32] = []
  private(set) var above: [Int32] = []
  private(set) var missing: [Int32] = []

  init() {}

  /// Adds a tree from XGBoost's JSON. Throws `LearningError.library` if it is not one.
  mutating func append(json: String, of genre: Int, inputCount: Int) throws(LearningError) {
    guard let node = try? JSONDecoder().decode(Node.self, from: Data(json.utf8)) else {
      throw .library("XGBoost", "a tree that cannot be read")
    }
    classes.append(Int32(genre))
    roots.append(Int32(inputs.count))
    try append(node, inputCount: inputCount, depth: 0)
  }

  private struct Node: Decodable {
    var nodeid: Int
    var leaf: Float?
    var split: String?
    var split_condition: Float?
    var yes: Int?
    var missing: Int?
    var children: [Node]?
  }

  @discardableResult
  private mutating func append(
    _ node: Node, inputCount: Int, depth: Int
  ) throws(LearningError) -> Int32 {
    let place = Int32(inputs.count)
    inputs.append(-1)
    values.append(node.leaf ?? 0)
    below.append(place)
    above.append(place)
    missing.append(place)
    if node.leaf != nil { return place }
    guard depth < 64, let name = node.split, let input = Int(name.drop { !$0.isNumber }), input < inputCount,
      let threshold = node.split_condition, let children = node.children, children.count == 2,
      let yes = children.first(where: { $0.nodeid == node.yes }),
      let no = children.first(where: { $0.nodeid != node.yes })
    else { throw .library("XGBoost", "a tree that cannot be read") }
    inputs[Int(place)] = Int32(input)
    values[Int(place)] = threshold
    below[Int(place)] = try append(yes, inputCount: inputCount, depth: depth + 1)
    above[Int(place)] = try append(no, inputCount: inputCount, depth: depth + 1)
    missing[Int(place)] = node.missing == node.yes ? below[Int(place)] : above[Int(place)]
    return place
  }

  /// Adds the leaves that a row comes to, to the scores of the classes.
  func add(_ row: ArraySlice<Float>, to scores: UnsafeMutableBufferPointer<Float>) {
    let start = row.startIndex
    for (tree, root) in roots.enumerated() {
      var node = Int(root)
      while inputs[node] >= 0 {
        let value = row[start + Int(inputs[node])]
        node = Int(value.isNaN ? missing[node] : value < values[node] ? below[node] : above[node])
      }
      scores[Int(classes[tree])] += values[node]
    }
  }
}

extension DecisionTrees {
  /// The trees as they stand in a model's file.
  func tensors() -> [Tensor] {
    [
      Tensor(name: "trees.classes", classes), Tensor(name: "trees.roots", roots),
      Tensor(name: "trees.inputs", inputs), Tensor(name: "trees.values", values),
      Tensor(name: "trees.below", below), Tensor(name: "trees.above", above),
      Tensor(name: "trees.missing", missing),
    ]
  }

  /// Reads what `tensors` wrote; a walk through the trees ends, whatever the file holds. Throws `ModelFileError`.
  init(_ tensors: [String: Tensor], inputCount: Int, classCount: Int) throws(ModelFileError) {
    classes = try tensors.integers("trees.classes")
    roots = try tensors.integers("trees.roots", count: classes.count)
    inputs = try tensors.integers("trees.inputs")
    values = try tensors.floats("trees.values", count: inputs.count)
    below = try tensors.integers("trees.below", count: inputs.count)
    above = try tensors.integers("trees.above", count: inputs.count)
    missing = try tensors.integers("trees.missing", count: inputs.count)
    let nodes = inputs.count
    guard classes.allSatisfy({ (0..<Int32(classCount)).contains($0) }) else {
      throw .shape(tensor: "trees.classes")
    }
    guard roots.allSatisfy({ $0 >= 0 && Int($0) < nodes }) else { throw .shape(tensor: "trees.roots") }
    guard inputs.allSatisfy({ $0 >= -1 && Int($0) < inputCount }) else {
      throw .shape(tensor: "trees.inputs")
    }
    for (name, next) in [("below", below), ("above", above), ("missing", missing)] {
      for (node, other) in next.enumerated() where inputs[node] >= 0 {
        guard Int(other) > node, Int(other) < nodes else { throw .shape(tensor: "trees." + name) }
      }
    }
  }
}
