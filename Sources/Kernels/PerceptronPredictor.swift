/// Predicts with a multilayer perceptron: whole tables in blocks of rows, on all threads of a pool.
public final class PerceptronPredictor: @unchecked Sendable {
  // Sendable: everything is written in `init` and only read afterwards.

  /// Rows that go through all layers at a time, so that their activations stay in the second cache.
  static let block = 128

  private struct Layer {
    let inputs: Int
    let outputs: Int
    let weight: Floats
    let bias: Floats

    func panel(_ panel: Int) -> Floats {
      weight.slice(panel * Panel.padded(inputs) * Panel.width, Panel.padded(inputs) * Panel.width)
    }
  }

  /// Number of inputs.
  public let inputs: Int
  /// Number of classes.
  public let classes: Int
  private let layers: [Layer]
  /// Shift and scale of the inputs, zeros behind them.
  private let means: Floats
  private let scales: Floats
  private let arena: Arena

  /// Folds the normalisation of each layer into its weights.
  ///
  /// An input x becomes (x − mean) · scale, and 0 where it is not finite; without `means` and `scales` it stays as
  /// it is. Throws `KernelError.count`.
  public init(
    _ parameters: PerceptronParameters, means: [Float]? = nil, scales: [Float]? = nil
  ) throws(KernelError) {
    inputs = parameters.inputs
    classes = parameters.classes
    let means = means ?? Array(repeating: 0, count: parameters.inputs)
    let scales = scales ?? Array(repeating: 1, count: parameters.inputs)
    for array in [means, scales] where array.count != parameters.inputs {
      throw .count(expected: parameters.inputs, found: array.count)
    }
    let inputWidth = Panel.padded(parameters.inputs)
    var floats = 2 * Arena.footprint(inputWidth)
    for layer in parameters.layers {
      let width = Panel.padded(layer.outputs)
      floats += Arena.footprint(width * Panel.padded(layer.inputs)) + Arena.footprint(width)
    }
    let arena = Arena(capacity: floats)
    self.means = arena.floats(inputWidth)
    self.scales = arena.floats(inputWidth)
    self.means.copy(means)
    self.scales.copy(scales)
    let last = parameters.layers.count - 1
    layers = parameters.layers.enumerated().map { index, layer in
      let width = Panel.padded(layer.outputs)
      let weight = arena.floats(width * Panel.padded(layer.inputs))
      let bias = arena.floats(width)
      if index == last { bias.fill(SoftmaxCrossEntropy.padding) }
      let plain = layer.withoutNormalisation
      for output in 0..<layer.outputs {
        bias[output] = plain.bias[output]
        let start = output / Panel.width * Panel.padded(layer.inputs) * Panel.width + output % Panel.width
        for input in 0..<layer.inputs {
          weight[start + input * Panel.width] = plain.weight[input * layer.outputs + output]
        }
      }
      return Layer(inputs: layer.inputs, outputs: layer.outputs, weight: weight, bias: bias)
    }
    self.arena = arena
  }

  /// Memory that one thread needs for a block of rows.
  private final class Buffers {
    let input: Floats
    let outputs: [Floats]
    private let arena: Arena

    init(_ layers: [Layer]) {
      let rows = PerceptronPredictor.block
      let sizes = layers.map { Panel.padded($0.outputs) * rows }
      let inputs = Panel.padded(layers[0].inputs) * rows
      arena = Arena(capacity: sizes.reduce(Arena.footprint(inputs)) { $0 + Arena.footprint($1) })
      input = arena.floats(inputs)
      outputs = sizes.map { [arena] in arena.floats($0) }
    }
  }

  /// The scores (`softmax` false) or probabilities of `rows`, row-major, `rows × classes`.
  ///
  /// Throws `KernelError.count` if `rows` is not whole rows of inputs.
  public func outputs(for rows: [Float], softmax: Bool, pool: WorkerPool) throws(KernelError) -> [Float] {
    let count = try rowCount(rows)
    return [Float](unsafeUninitializedCapacity: count * classes) { result, initialised in
      let result = result.baseAddress
      each(rows, count, pool) { buffer, block, _ in
        guard let result else { return }
        let scores = buffer.outputs[layers.count - 1]
        for row in block {
          let local = row - block.lowerBound
          if softmax { normalise(scores, local) }
          var target = result + row * classes
          for panel in 0..<Panel.count(classes) {
            let start = (panel * PerceptronPredictor.block + local) * Panel.width
            let length = min(Panel.width, classes - panel * Panel.width)
            target.initialize(from: scores.slice(start, length).base, count: length)
            target += length
          }
        }
      }
      initialised = count * classes
    }
  }

  /// The likeliest class of each row, the first of equals, and its probability, with the scores times `scale`.
  ///
  /// Throws `KernelError.count` if `rows` is not whole rows of inputs.
  public func answers(
    for rows: [Float], scale: Float = 1, pool: WorkerPool
  ) throws(KernelError) -> (classes: [Int32], probabilities: [Float]) {
    let count = try rowCount(rows)
    var answers = [Int32](repeating: 0, count: count)
    var probabilities = [Float](repeating: 0, count: count)
    answers.withUnsafeMutableBufferPointer { answers in
      probabilities.withUnsafeMutableBufferPointer { probabilities in
        each(rows, count, pool) { buffer, block, _ in
          for row in block {
            let (best, share) = likeliest(
              buffer.outputs[layers.count - 1], row - block.lowerBound, scale)
            answers[row] = Int32(best)
            probabilities[row] = share
          }
        }
      }
    }
    return (answers, probabilities)
  }

  /// How well the network answers: the summed loss and the hits, added up in the order of the rows.
  ///
  /// Throws `KernelError` if rows and targets differ in number or a class does not exist.
  public func tally(
    for rows: [Float], targets: SparseTargets, pool: WorkerPool
  ) throws(KernelError) -> PerceptronTrainer.Tally {
    let count = try rowCount(rows)
    guard targets.rows == count else { throw .count(expected: count, found: targets.rows) }
    for label in targets.classes where Int(label) >= classes { throw .index(Int(label), count: classes) }
    let blocks = (count + PerceptronPredictor.block - 1) / PerceptronPredictor.block
    var tallies = [PerceptronTrainer.Tally](repeating: PerceptronTrainer.Tally(), count: blocks)
    let loss = SoftmaxCrossEntropy(classes: classes, capacity: PerceptronPredictor.block, smoothing: 0)
    tallies.withUnsafeMutableBufferPointer { tallies in
      targets.withView { targets in
        each(rows, count, pool) { buffer, block, index in
          var tally = PerceptronTrainer.Tally(rows: block.count)
          for row in block {
            let scores = buffer.outputs[layers.count - 1]
            let local = row - block.lowerBound
            let aim = loss.aim(scores, row: local, target: row, of: targets)
            let result = loss.differentiate(
              scores, row: local, aim: aim, target: row, of: targets, share: 1)
            tally.loss += Double(result.loss)
            tally.weight += Double(result.weight)
            tally.hits += result.isHit ? 1 : 0
          }
          tallies[index] = tally
        }
      }
    }
    return tallies.reduce(into: PerceptronTrainer.Tally()) { $0 += $1 }
  }

  private func rowCount(_ rows: [Float]) throws(KernelError) -> Int {
    guard rows.count % inputs == 0 else {
      throw .count(expected: rows.count / inputs * inputs, found: rows.count)
    }
    return rows.count / inputs
  }

  /// Computes the scores block by block and hands each block to `body`, on the thread that computed it.
  private func each(
    _ rows: [Float], _ count: Int, _ pool: WorkerPool,
    body: (_ buffer: Buffers, _ rows: Range<Int>, _ block: Int) -> Void
  ) {
    let size = PerceptronPredictor.block
    let blocks = (count + size - 1) / size
    let buffers = (0..<pool.threads).map { _ in Buffers(layers) }
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
    for row in range { standardise(rows, row, into: buffer.input, at: row - range.lowerBound) }
    for (index, layer) in layers.enumerated() {
      let source = index == 0 ? buffer.input : buffer.outputs[index - 1]
      let isHidden = index < layers.count - 1
      for panel in 0..<Panel.count(layer.outputs) {
        let target = buffer.outputs[index].slice(panel * capacity * Panel.width, capacity * Panel.width)
        let low = layer.bias.lanes(panel * Panel.width)
        let high = layer.bias.lanes(panel * Panel.width + 16)
        Panel.product(
          source, leftRows: capacity, layer.panel(panel), depth: layer.inputs,
          rows: 0..<Panel.paddedRows(range.count)
        ) { position, sums in
          let value = sums + (position & 16 == 0 ? low : high)
          target.store(isHidden ? value.larger(Lanes()) : value, position)
        }
      }
    }
  }

  /// Shifts and scales the inputs of a row, sixteen at a time; what is not finite becomes 0.
  @inline(__always)
  private func standardise(
    _ rows: UnsafeBufferPointer<Float>, _ row: Int, into panels: Floats, at place: Int
  ) {
    for column in Swift.stride(from: 0, to: inputs, by: 16) {
      let first = row * inputs + column
      var values = Lanes()
      // Lanes beyond the row's end hold the next row, and are scaled to nothing.
      if first + 16 <= rows.count, let base = rows.baseAddress {
        values = UnsafeRawPointer(base + first).loadUnaligned(as: Lanes.self)
      } else {
        for lane in 0..<min(16, inputs - column) { values[lane] = rows[first + lane] }
      }
      let isFinite = (values * Lanes() + Lanes(repeating: 1)).above(Lanes())
      let scaled = (values - means.lanes(column)) * scales.lanes(column)
      let start = (column / Panel.width * PerceptronPredictor.block + place) * Panel.width
      panels.store(Lanes().replaced(by: scaled, where: isFinite), start + column % Panel.width)
    }
  }

  private func normalise(_ scores: Floats, _ row: Int) {
    _ = SoftmaxCrossEntropy.normalise(
      scores, row: row, panels: Panel.count(classes), capacity: PerceptronPredictor.block)
  }

  /// The class with the highest score of a row, the first of equals, and its probability.
  private func likeliest(_ scores: Floats, _ row: Int, _ scale: Float) -> (Int, Float) {
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
