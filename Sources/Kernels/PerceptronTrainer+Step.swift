extension PerceptronTrainer {
  /// One thread's part of a run; every thread passes the same barriers. Only thread 0 writes the tally.
  func work(_ run: Run, _ thread: Int, _ tally: inout Tally) {
    gather(run, first: 0, into: gathered.0, ranged?.rows(ofStep: 0), thread)
    pool.meet()
    for (step, rate) in run.rates.enumerated() {
      let first = step * batch
      let batchRows = min(batch, run.order.count - first)
      // Members see whole tiles, one after another; the rows between them count nothing.
      let rows = scaling == nil ? batchRows : Panel.paddedRows(batchRows) * heads.count
      let isEven = step % 2 == 0
      let gathered = isEven ? gathered.0 : gathered.1
      let rangedRows = ranged?.rows(ofStep: step)
      let input = scaling?.output ?? gathered
      let update = Update(
        rule.optimiser, rate: rate, weightDecay: rule.weightDecay, step: steps + step + 1)
      if let scaling {
        for panel in pool.share(of: layers[0].inputPanels, thread: thread) {
          scaling.forward(
            gathered, sourceRows: inputRows, panel: panel, rows: batchRows,
            stride: Panel.paddedRows(batchRows))
        }
        pool.meet()
      }
      for index in 0..<layers.count - 1 {
        let source = index == 0 ? input : layers[index - 1].output
        let key = DropoutKey(seed: rule.seed, step: steps + step, layer: index)
        let mine = pool.share(of: layers[index].outputPanels, thread: thread)
        let own = index == 0 ? rangedRows : nil
        eachBlock(0..<Panel.paddedRows(rows), whole: own != nil) { block in
          for panel in mine {
            sums(
              layers[index], own, source, panel: panel, rows: block, batchRows: batchRows,
              into: layers[index].normal, thread)
          }
        }
        for panel in mine { forward(layers[index], panel: panel, rows: rows, key: key) }
        pool.meet()
      }
      if let ranged, let rangedRows {
        // By now every thread has done with the order of the batch before.
        for feature in pool.share(of: ranged.inputs.widths.count, thread: thread) {
          ranged.order.sort(feature, of: rangedRows, rows: batchRows)
        }
      }
      score(run, input, rangedRows, first: first, rows: batchRows, thread)
      if step + 1 < run.rates.count {
        gather(
          run, first: first + batch, into: isEven ? self.gathered.1 : self.gathered.0,
          ranged?.rows(ofStep: step + 1), thread)
      }
      pool.meet()
      if thread == 0 { count(batchRows, &tally) }
      for index in stride(from: layers.count - 1, through: 1, by: -1) {
        backward(
          index, panels: pool.share(of: layers[index].inputPanels, thread: thread), rows: rows, update,
          mirrors[thread])
        if index == layers.count - 1 {
          for panel in pool.share(of: layers[index].outputPanels, thread: thread) {
            updateBias(panel: panel, rows: rows, update)
          }
        }
        // The first layer's gradient needs only panels that this thread has just written.
        if index > 1 { pool.meet() }
      }
      if let ranged {
        for panel in pool.share(of: layers[0].outputPanels, thread: thread) {
          updateWeights(of: ranged, layers[0], panel: panel, rows: batchRows, update, thread)
        }
      }
      if let scaling {
        pool.meet()
        backward(
          into: scaling, gathered, panels: pool.share(of: layers[0].inputPanels, thread: thread),
          rows: batchRows, update, mirrors[thread])
        scaling.updateRanged(pool, thread, update)
        continue
      }
      for panel in pool.share(of: layers[0].outputPanels, thread: thread) {
        updateWeights(
          layers[0], input, inputPanels: 0..<layers[0].inputPanels, outputPanels: panel..<panel + 1,
          rows: 0..<rows, update, mirrors[thread])
        if layers.count == 1 { updateBias(panel: panel, rows: rows, update) }
      }
      // With one layer the scores are rewritten by rows, not by panels.
      if layers.count == 1 { pool.meet() }
    }
  }

  /// Copies this thread's part of a batch into panels.
  private func gather(_ run: Run, first: Int, into panels: Floats, _ rangedRows: RangedRows?, _ thread: Int) {
    guard let base = run.rows.baseAddress else { return }
    let rows = min(batch, run.order.count - first)
    for row in pool.share(of: rows, thread: thread) {
      let own = base + Int(run.order[first + row]) * rowWidth
      rangedRows?.set(row, to: own)
      let source = own + (rowWidth - plainInputs)
      var column = 0
      while column < plainInputs {
        let start = column / Panel.width * inputRows * Panel.width + row * Panel.width
        let length = min(Panel.width, plainInputs - column)
        for offset in 0..<length { panels[start + offset] = source[column + offset] }
        column += length
      }
    }
  }

  /// The rows of a batch that a thread scores: whole tiles.
  private func tiles(_ rows: Int, _ thread: Int) -> Range<Int> {
    let share = pool.share(of: Panel.paddedRows(rows) / 8, thread: thread)
    return share.lowerBound * 8..<share.upperBound * 8
  }

  /// The scores of this thread's rows, and their gradient in place.
  private func score(
    _ run: Run, _ input: Floats, _ rangedRows: RangedRows?, first: Int, rows: Int, _ thread: Int
  ) {
    let source = layers.count == 1 ? input : layers[layers.count - 2].output
    let stride = Panel.paddedRows(rows)
    let mine = tiles(stride * heads.count, thread)
    for (member, head) in heads.enumerated() {
      let own = member * stride..<(member + 1) * stride
      let part = mine.clamped(to: own)
      if part.isEmpty { continue }
      score(head, layers.count == 1 ? rangedRows : nil, source, rows: part, batchRows: rows, thread)
      let real = part.clamped(to: own.lowerBound..<own.lowerBound + rows)
      differentiate(run, head, rows: real, target: { first + $0 - own.lowerBound }, share: 1 / Float(rows))
      if scaling != nil { clear(head, rows: max(part.lowerBound, real.upperBound)..<part.upperBound) }
    }
  }

  /// The scores of some rows.
  private func score(
    _ layer: DenseLayer, _ rangedRows: RangedRows?, _ source: Floats, rows: Range<Int>, batchRows: Int,
    _ thread: Int
  ) {
    for panel in 0..<layer.outputPanels {
      let scores = layer.output.slice(panel * capacity * Panel.width, capacity * Panel.width)
      let low = layer.bias.lanes(panel * Panel.width)
      let high = layer.bias.lanes(panel * Panel.width + 16)
      if rangedRows != nil {
        sums(
          layer, rangedRows, source, panel: panel, rows: rows, batchRows: batchRows, into: layer.output,
          thread)
        for row in rows.clamped(to: 0..<batchRows) {
          let at = row * Panel.width
          scores.store(scores.lanes(at) + low, at)
          scores.store(scores.lanes(at + 16) + high, at + 16)
        }
        continue
      }
      Panel.product(
        source, leftRows: capacity, weights(layer, panel), depth: layer.inputs, rows: rows
      ) { position, sums in
        scores.store(sums + (position & 16 == 0 ? low : high), position)
      }
    }
  }

  /// Replaces scores by their gradient, and notes the outcome of each row; `target` says where in the order a row stands.
  @inline(__always)
  private func differentiate(
    _ run: Run, _ layer: DenseLayer, rows: Range<Int>, target: (_ row: Int) -> Int, share: Float
  ) {
    let loss = SoftmaxCrossEntropy(classes: classes, capacity: capacity, smoothing: rule.labelSmoothing)
    for row in rows {
      let aim = loss.aim(layer.output, row: row, target: Int(run.order[target(row)]), of: run.targets)
      outcomes.weight[row] = aim.weight
      outcomes.loss[row] = aim.score
      outcomes.hit[row] = aim.likeliest
    }
    for row in rows {
      let aim = SoftmaxCrossEntropy.Aim(
        weight: outcomes.weight[row], score: outcomes.loss[row], likeliest: outcomes.hit[row])
      let result = loss.differentiate(
        layer.output, row: row, aim: aim, target: Int(run.order[target(row)]), of: run.targets, share: share)
      outcomes.loss[row] = result.loss
      outcomes.weight[row] = result.weight
      outcomes.hit[row] = result.isHit ? 1 : 0
    }
  }

  /// Sets the gradient of rows between two members to 0.
  private func clear(_ layer: DenseLayer, rows: Range<Int>) {
    for panel in 0..<layer.outputPanels {
      layer.delta.slice((panel * capacity + rows.lowerBound) * Panel.width, rows.count * Panel.width).fill(0)
    }
  }

  /// Adds up the outcomes of a batch in the order of its rows, one member's after another's.
  private func count(_ rows: Int, _ tally: inout Tally) {
    for member in heads.indices {
      let start = member * Panel.paddedRows(rows)
      for row in start..<start + rows {
        tally.loss += Double(outcomes.loss[row])
        tally.weight += Double(outcomes.weight[row])
        tally.hits += outcomes.hit[row] > 0 ? 1 : 0
      }
    }
  }

  /// The weights that lead to one panel of outputs.
  @inline(__always)
  func weights(_ layer: DenseLayer, _ panel: Int) -> Floats {
    layer.weight.slice(panel * layer.weightRows * Panel.width, layer.weightRows * Panel.width)
  }
}
