extension FittedBoostedTrees {
  /// Adds the softmax of the sums of leaves to a calculation. Throws `ModelFileError` if there is no tree.
  public func probabilities(
    of tracks: GraphTracks, in graph: inout ComputationGraph
  ) throws -> ComputationGraph.Value {
    graph.softmax(
      try trees.scores(of: tracks, classCount: card.classes.count, in: &graph))
  }
}

extension DecisionTrees {
  /// Adds the sums of the leaves to a calculation, `tracks × classes`. Throws `ModelFileError` if there is no tree.
  ///
  /// The operator for classifiers also gives the likeliest class, which nobody needs; the one for regression would not,
  /// but fewer engines run it.
  func scores(
    of tracks: GraphTracks, classCount: Int, in graph: inout ComputationGraph
  ) throws(ModelFileError) -> ComputationGraph.Value {
    guard !roots.isEmpty else { throw .missingTensor("trees.roots") }
    let nodes = GraphNodes(self)
    return graph.results(
      2, of: "TreeEnsembleClassifier", tracks.values, isForTrees: true,
      with: [
        "classlabels_int64s": .integers(Array(0..<classCount)), "post_transform": .text("NONE"),
        "nodes_treeids": .integers(nodes.trees), "nodes_nodeids": .integers(nodes.numbers),
        "nodes_featureids": .integers(nodes.features), "nodes_values": .floats(nodes.thresholds),
        "nodes_modes": .texts(nodes.modes), "nodes_truenodeids": .integers(nodes.below),
        "nodes_falsenodeids": .integers(nodes.above),
        "nodes_missing_value_tracks_true": .integers(nodes.missingIsBelow),
        "class_treeids": .integers(nodes.leafTrees), "class_nodeids": .integers(nodes.leafNumbers),
        "class_ids": .integers(nodes.leafClasses), "class_weights": .floats(nodes.leafValues),
      ])[1]
  }
}

/// Decision trees as ONNX has them: the nodes of each tree numbered from 0, leaves apart.
private struct GraphNodes {
  var (trees, numbers, features, below, above) = ([Int](), [Int](), [Int](), [Int](), [Int]())
  var thresholds: [Float] = []
  var modes: [String] = []
  var missingIsBelow: [Int] = []
  var (leafTrees, leafNumbers, leafClasses) = ([Int](), [Int](), [Int]())
  var leafValues: [Float] = []

  init(_ source: DecisionTrees) {
    for (tree, root) in source.roots.enumerated() {
      var numbers: [Int32: Int] = [:]
      var order: [Int32] = []
      func number(_ node: Int32) -> Int {
        if let known = numbers[node] { return known }
        numbers[node] = order.count
        order.append(node)
        return order.count - 1
      }
      _ = number(root)
      var place = 0
      while place < order.count {
        let node = Int(order[place])
        let isLeaf = source.inputs[node] < 0
        trees.append(tree)
        self.numbers.append(place)
        modes.append(isLeaf ? "LEAF" : "BRANCH_LT")
        features.append(isLeaf ? 0 : Int(source.inputs[node]))
        thresholds.append(isLeaf ? 0 : source.values[node])
        below.append(isLeaf ? 0 : number(source.below[node]))
        above.append(isLeaf ? 0 : number(source.above[node]))
        missingIsBelow.append(!isLeaf && source.missing[node] == source.below[node] ? 1 : 0)
        if isLeaf {
          leafTrees.append(tree)
          leafNumbers.append(place)
          leafClasses.append(Int(source.classes[tree]))
          leafValues.append(source.values[node])
        }
        place += 1
      }
    }
  }
}
