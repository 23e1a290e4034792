extension PerceptronPredictor {
  func rowCount(_ rows: [Float]) throws(KernelError) -> Int {
    guard rows.count % rowWidth == 0 else {
      throw .count(expected: rows.count / rowWidth * rowWidth, found: rows.count)
    }
    return rows.count / rowWidth
  }

  /// Computes the scores block by block and hands each block to `body`, on the thread that computed it.
  func each(
    _ rows: [Float], _ count: Int, _ pool: WorkerPool,
    body: (_ buffer: Buffers, _ rows: Range<Int>, _ block: Int) -> Void
  ) {
    let size = PerceptronPredictor.block
    let blocks = (count + size - 1) / size
    let buffers = (0..<pool.threads).map { _ in Buffers(layers, ranges) }
    rows.withUnsafeBufferPointer { rows in
      pool.run { thread in
        for block in pool.share(of: blocks, thread: thread) {
          let range = block * size..<min((block + 1) * size, count)
          score(rows, range, buffers[thread])
          body(buffers[thread], range, block)
        }
      }
    }
  }

  private func score(_ rows: UnsafeBufferPointer<Float>, _ range: Range<Int>, _ buffer: Buffers) {
    let capacity = PerceptronPredictor.block
    for row in range { take(rows, row, into: buffer, at: row - range.lowerBound) }
    for (index, layer) in layers.enumerated() {
      let source = index == 0 ? buffer.input : buffer.outputs[index - 1]
      let isHidden = index < layers.count - 1
      for panel in 0..<Panel.count(layer.outputs) {
        let target = buffer.outputs[index].slice(panel * capacity * Panel.width, capacity * Panel.width)
        let weight = layer.panel(panel)
        let low = layer.bias.lanes(panel * Panel.width)
        let high = layer.bias.lanes(panel * Panel.width + 16)
        if layer.ranged > 0 {
          let size = layer.ranged * Panel.width
          buffer.ranged.multiply(
            0..<range.count, by: weight.ranged, neighbours.slice(panel * size, size), into: target, first: 0,
            adding: false)
        }
        let rows = 0..<Panel.paddedRows(range.count)
        if layer.plain == 0 {
          for position in stride(from: 0, to: rows.count * Panel.width, by: 16) {
            let value = target.lanes(position) + (position & 16 == 0 ? low : high)
            target.store(isHidden ? value.larger(Lanes()) : value, position)
          }
          continue
        }
        Panel.product(source, leftRows: capacity, weight.plain, depth: layer.plain, rows: rows) {
          position, sums in
          let ranged = layer.ranged > 0 ? sums + target.lanes(position) : sums
          let value = ranged + (position & 16 == 0 ? low : high)
          target.store(isHidden ? value.larger(Lanes()) : value, position)
        }
      }
    }
  }

  /// Takes a row in, those of its inputs that are spelled out and the others.
  @inline(__always)
  private func take(
    _ rows: UnsafeBufferPointer<Float>, _ row: Int, into buffer: Buffers, at place: Int
  ) {
    if ranges.count > 0, let base = rows.baseAddress { buffer.ranged.set(place, to: base + row * rowWidth) }
    standardise(rows, row, into: buffer.input, at: place)
  }

  /// Shifts and scales the inputs of a row, sixteen at a time; what is not finite becomes 0.
  @inline(__always)
  private func standardise(
    _ rows: UnsafeBufferPointer<Float>, _ row: Int, into panels: Floats, at place: Int
  ) {
    let plain = rowWidth - ranges.numbers
    for column in Swift.stride(from: 0, to: plain, by: 16) {
      let first = row * rowWidth + ranges.numbers + column
      var values = Lanes()
      // Lanes beyond the row's end hold the next row, and are scaled to nothing.
      if first + 16 <= rows.count, let base = rows.baseAddress {
        values = UnsafeRawPointer(base + first).loadUnaligned(as: Lanes.self)
      } else {
        for lane in 0..<min(16, plain - column) { values[lane] = rows[first + lane] }
      }
      let isFinite = (values * Lanes() + Lanes(repeating: 1)).above(Lanes())
      let scaled = (values - means.lanes(column)) * scales.lanes(column)
      let start = (column / Panel.width * PerceptronPredictor.block + place) * Panel.width
      panels.store(Lanes().replaced(by: scaled, where: isFinite), start + column % Panel.width)
    }
  }

  func normalise(_ scores: Floats, _ row: Int) {
    _ = SoftmaxCrossEntropy.normalise(
      scores, row: row, panels: Panel.count(classes), capacity: PerceptronPredictor.block)
  }

  /// The class with the highest score of a row, the first of equals, and its probability.
  func likeliest(_ scores: Floats, _ row: Int, _ scale: Float) -> (Int, Float) {
    let panels = Panel.count(classes)
    let stride = PerceptronPredictor.block * Panel.width
    let at = row * Panel.width
    var top = scores.lanes(at).larger(scores.lanes(at + 16))
    for panel in 1..<max(panels, 1) {
      top = top.larger(scores.lanes(panel * stride + at)).larger(scores.lanes(panel * stride + at + 16))
    }
    let highest = top.largest
    let shift = Lanes(repeating: highest)
    let factor = Lanes(repeating: scale)
    var total = Lanes()
    var best: Int?
    for panel in 0..<panels {
      for half in Swift.stride(from: 0, to: Panel.width, by: 16) {
        let lanes = scores.lanes(panel * stride + at + half)
        total += ((lanes - shift) * factor).exponential
        guard best == nil, lanes.largest == highest else { continue }
        best = (0..<16).first { lanes[$0] == highest }.map { panel * Panel.width + half + $0 }
      }
    }
    return (best ?? 0, 1 / total.total)
  }
}
