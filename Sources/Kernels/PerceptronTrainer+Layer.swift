extension PerceptronTrainer {
  /// One panel of a hidden layer from its sums on: normalisation, ReLU and dropout for all rows of the batch.
  func forward(_ layer: DenseLayer, panel: Int, rows: Int, key: DropoutKey) {
    let size = capacity * Panel.width
    let normal = layer.normal.slice(panel * size, size)
    let output = layer.output.slice(panel * size, size)
    for half in stride(from: 0, to: Panel.width, by: 16) {
      let column = panel * Panel.width + half
      let bias = layer.bias.lanes(column)
      guard layer.isNormalised else {
        for row in 0..<rows {
          let at = row * Panel.width + half
          output.store(activated(normal.lanes(at) + bias, key, panel: panel, at: at), at)
        }
        continue
      }
      let batch = BatchNormalisation.statistics(normal, column: half, rows: rows)
      BatchNormalisation.follow(
        batch, rows: rows, mean: layer.mean, variance: layer.variance, at: column)
      layer.inverseDeviation.store(batch.inverseDeviation, column)
      let gain = layer.gain.lanes(column)
      for row in 0..<rows {
        let at = row * Panel.width + half
        let value = (normal.lanes(at) - batch.mean) * batch.inverseDeviation
        normal.store(value, at)
        output.store(activated(value * gain + bias, key, panel: panel, at: at), at)
      }
    }
  }

  @inline(__always)
  private func activated(_ value: Lanes, _ key: DropoutKey, panel: Int, at position: Int) -> Lanes {
    let positive = value.larger(Lanes())
    guard let dropout else { return positive }
    return dropout(positive, key: key, counter: panel * capacity * Panel.width + position)
  }

  /// Some panels of the inputs of a layer on the way back: their gradient through dropout, ReLU and normalisation,
  /// the gradient of the weights that lead from them, and the update of these weights.
  func backward(_ index: Int, panels: Range<Int>, rows: Int, _ update: Update, _ mirror: Floats) {
    let below = layers[index - 1]
    eachPart(index, rows: rows) { layer, own in
      propagate(layer, into: below.delta, panels: panels, rows: own, mirror)
    }
    for panel in panels { differentiate(below, panel: panel, rows: rows, update) }
    eachPart(index, rows: rows) { layer, own in
      updateWeights(
        layer, below.output, inputPanels: panels, outputPanels: 0..<layer.outputPanels, rows: own, update,
        mirror)
    }
  }

  /// The same for the inputs of the first layer, where members multiply them with factors of their own.
  func backward(
    into scaling: MemberScaling, _ input: Floats, panels: Range<Int>, rows: Int, _ update: Update,
    _ mirror: Floats
  ) {
    let stride = Panel.paddedRows(rows)
    let all = 0..<stride * heads.count
    propagate(layers[0], into: scaling.delta, panels: panels, rows: all, mirror)
    for panel in panels {
      scaling.update(input, sourceRows: inputRows, panel: panel, rows: rows, stride: stride, update)
    }
    updateWeights(
      layers[0], scaling.output, inputPanels: panels, outputPanels: 0..<layers[0].outputPanels, rows: all,
      update, mirror)
  }

  /// Calls `body` with rows block after block, so that what all panels of a thread read of a block stays in the second
  /// cache.
  @inline(__always)
  func eachBlock(_ rows: Range<Int>, whole: Bool = false, _ body: (_ rows: Range<Int>) -> Void) {
    let length = whole ? max(rows.count, 1) : Self.blockRows
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: length) {
      body(first..<min(first + length, rows.upperBound))
    }
  }

  /// Calls `body` with a layer and the rows that go through it; of the scores with one for each member.
  @inline(__always)
  private func eachPart(
    _ index: Int, rows: Int, _ body: (_ layer: DenseLayer, _ rows: Range<Int>) -> Void
  ) {
    guard index == layers.count - 1, heads.count > 1 else { return body(layers[index], 0..<rows) }
    let stride = rows / heads.count
    for member in heads.indices { body(heads[member], member * stride..<(member + 1) * stride) }
  }

  /// The gradient of the loss by some panels of the inputs of a layer, for some rows.
  private func propagate(
    _ layer: DenseLayer, into target: Floats, panels: Range<Int>, rows: Range<Int>, _ mirror: Floats
  ) {
    let size = capacity * Panel.width
    eachBlock(rows.lowerBound..<rows.lowerBound + Panel.paddedRows(rows.count)) { block in
      for panel in panels {
        for outputs in 0..<layer.outputPanels {
          let square = weights(layer, outputs).slice(
            (layer.ranged + panel * Panel.width) * Panel.width, Panel.width * Panel.width)
          Panel.transpose(
            square, into: mirror.slice(outputs * Panel.width * Panel.width, Panel.width * Panel.width))
        }
        let delta = target.slice(panel * size, size)
        Panel.product(layer.delta, leftRows: capacity, mirror, depth: layer.outputs, rows: block) {
          position, sums in delta.store(sums, position)
        }
      }
    }
  }

  /// Turns the gradient by the outputs of a panel into the gradient by its sums, and updates bias and gain.
  private func differentiate(_ layer: DenseLayer, panel: Int, rows: Int, _ update: Update) {
    let size = capacity * Panel.width
    let delta = layer.delta.slice(panel * size, size)
    let normal = layer.normal.slice(panel * size, size)
    let output = layer.output.slice(panel * size, size)
    let scale = Lanes(repeating: dropout?.scale ?? 1)
    let share = Lanes(repeating: 1 / Float(rows))
    for half in stride(from: 0, to: Panel.width, by: 16) {
      let column = panel * Panel.width + half
      for row in 0..<rows {
        let at = row * Panel.width + half
        // An activation is positive exactly where it was neither cut by ReLU nor dropped.
        let isCut = ~output.lanes(at).above(Lanes())
        delta.store((delta.lanes(at) * scale).cleared(where: isCut), at)
      }
      let total = BatchNormalisation.sum(rows) { delta.lanes($0 * Panel.width + half) }
      if layer.isNormalised {
        let projected = BatchNormalisation.sum(rows) { row in
          delta.lanes(row * Panel.width + half) * normal.lanes(row * Panel.width + half)
        }
        let gain = layer.gain.lanes(column)
        let factor = gain * layer.inverseDeviation.lanes(column)
        let mean = total * share
        let slope = projected * share
        for row in 0..<rows {
          let at = row * Panel.width + half
          delta.store(factor * (delta.lanes(at) - mean - normal.lanes(at) * slope), at)
        }
        update(
          projected, layer.gain, layer.gainMoments.0, layer.gainMoments.1, at: column, decays: false)
      }
      update(total, layer.bias, layer.biasMoments.0, layer.biasMoments.1, at: column, decays: false)
    }
  }

  /// Updates the biases of one panel of scores.
  func updateBias(panel: Int, rows: Int, _ update: Update) {
    eachPart(layers.count - 1, rows: rows) { layer, own in
      let delta = layer.delta.slice(panel * capacity * Panel.width, capacity * Panel.width)
      for half in stride(from: 0, to: Panel.width, by: 16) {
        let total = BatchNormalisation.sum(own.count) {
          delta.lanes((own.lowerBound + $0) * Panel.width + half)
        }
        update(
          total, layer.bias, layer.biasMoments.0, layer.biasMoments.1, at: panel * Panel.width + half,
          decays: false)
      }
    }
  }
}
