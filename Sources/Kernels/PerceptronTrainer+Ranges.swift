extension PerceptronTrainer {
  /// The sums of one panel of outputs, for some rows: whole tiles.
  func sums(
    _ layer: DenseLayer, _ rangedRows: RangedRows?, _ source: Floats, panel: Int, rows: Range<Int>,
    batchRows: Int, into results: Floats, _ thread: Int
  ) {
    let target = results.slice(panel * capacity * Panel.width, capacity * Panel.width)
    let weight = weights(layer, panel)
    let plainRows = layer.weightRows - layer.ranged
    if layer.plainInputs > 0 {
      Panel.product(
        source, leftRows: capacity,
        weight.slice(layer.ranged * Panel.width, plainRows * Panel.width), depth: layer.plainInputs,
        rows: rows
      ) { position, sums in target.store(sums, position) }
    }
    guard let rangedRows, let ranged else { return }
    let scratch = ranged.scratch[thread]
    let length = Panel.paddedRows(batchRows)
    for member in heads.indices {
      let first = member * length
      let own = rows.clamped(to: first..<first + batchRows)
      if own.isEmpty { continue }
      if let scaling { scaling.scale(weight, member: member, into: scratch.weight) }
      let seen = scaling == nil ? weight : scratch.weight
      ranged.inputs.neighbours(of: seen, into: scratch.neighbours)
      rangedRows.multiply(
        own.lowerBound - first..<own.upperBound - first, by: seen, scratch.neighbours, into: target,
        first: first, adding: layer.plainInputs > 0)
    }
  }

  /// Updates the weights that lead from spelled-out inputs to one panel of outputs, and adds up the gradients of the members' factors.
  func updateWeights(
    of ranged: RangedWork, _ layer: DenseLayer, panel: Int, rows: Int, _ update: Update, _ thread: Int
  ) {
    let size = capacity * Panel.width
    let delta = layer.delta.slice(panel * size, size)
    let weight = weights(layer, panel)
    let scratch = ranged.scratch[thread]
    let start = panel * layer.weightRows * Panel.width
    for member in heads.indices {
      ranged.order.collect(
        delta, first: member * Panel.paddedRows(rows), plain: scratch.sums.plain,
        levelled: scratch.sums.levelled)
      guard let scaling else { break }
      scaling.addGradients(panel: panel, member: member, weight: weight, scratch, in: ranged.inputs)
    }
    func change(_ position: Int, _ gradient: Lanes) {
      update(
        gradient, layer.weight, layer.weightMoments.0, layer.weightMoments.1, at: start + position,
        decays: true)
    }
    guard scaling != nil else {
      return ranged.inputs.gradients(
        plain: scratch.sums.plain, levelled: scratch.sums.levelled, sink: change)
    }
    for position in stride(from: 0, to: ranged.inputs.count * Panel.width, by: 16) {
      change(position, scratch.gradient.lanes(position))
    }
  }
}
