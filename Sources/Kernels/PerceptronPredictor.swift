/// Predicts with a multilayer perceptron: whole tables in blocks of rows, on all threads of a pool.
public final class PerceptronPredictor: @unchecked Sendable {
  // Sendable: everything is written in `init` and only read afterwards.

  /// Rows that go through all layers at a time, so that their activations stay in the second cache.
  static let block = 128

  struct Layer {
    /// Inputs that are spelled out over ranges, and those behind them.
    let ranged: Int
    let plain: Int
    let outputs: Int
    let weight: Floats
    let bias: Floats

    /// The weights that lead to one panel of outputs from inputs that are spelled out, and from the others.
    func panel(_ panel: Int) -> (ranged: Floats, plain: Floats) {
      let rows = Layer.rows(ranged: ranged, plain: plain)
      let own = weight.slice(panel * rows * Panel.width, rows * Panel.width)
      return (
        own.slice(0, ranged * Panel.width),
        own.slice(ranged * Panel.width, (rows - ranged) * Panel.width)
      )
    }

    /// Rows of a panel of weights, padding included.
    static func rows(ranged: Int, plain: Int) -> Int { ranged + Panel.padded(plain) }
  }

  /// Numbers of a row: two for each spelled-out feature, then the other inputs.
  public let rowWidth: Int
  /// Number of classes.
  public let classes: Int
  let layers: [Layer]
  let ranges: RangedInputs
  /// For each panel of the first layer what `ranges` makes of its weights.
  let neighbours: Floats
  /// Shift and scale of the inputs that are not spelled out, zeros behind them.
  let means: Floats
  let scales: Floats
  private let arena: Arena

  /// Folds the normalisation of each layer into its weights.
  ///
  /// An input x that is not spelled out becomes (x − mean) · scale, and 0 where it is not finite; without `means` and
  /// `scales` it stays as it is. Throws `KernelError.count`.
  public init(
    _ parameters: PerceptronParameters, ranges: RangedInputs = .none, means: [Float]? = nil,
    scales: [Float]? = nil
  ) throws(KernelError) {
    guard ranges.count <= parameters.inputs else {
      throw .count(expected: parameters.inputs, found: ranges.count)
    }
    let plain = parameters.inputs - ranges.count
    rowWidth = ranges.numbers + plain
    classes = parameters.classes
    self.ranges = ranges
    let means = means ?? Array(repeating: 0, count: plain)
    let scales = scales ?? Array(repeating: 1, count: plain)
    for array in [means, scales] where array.count != plain {
      throw .count(expected: plain, found: array.count)
    }
    func spelledOut(_ layer: Int) -> Int { layer == 0 ? ranges.count : 0 }
    let inputWidth = Panel.padded(plain)
    let tableSize = Panel.count(parameters.layers[0].outputs) * ranges.count * Panel.width
    var floats = 2 * Arena.footprint(inputWidth) + Arena.footprint(tableSize)
    for (index, layer) in parameters.layers.enumerated() {
      let width = Panel.padded(layer.outputs)
      let rows = Layer.rows(ranged: spelledOut(index), plain: layer.inputs - spelledOut(index))
      floats += Arena.footprint(width * rows) + Arena.footprint(width)
    }
    let arena = Arena(capacity: floats)
    self.means = arena.floats(inputWidth)
    self.scales = arena.floats(inputWidth)
    self.means.copy(means)
    self.scales.copy(scales)
    let last = parameters.layers.count - 1
    layers = parameters.layers.enumerated().map { index, layer in
      let width = Panel.padded(layer.outputs)
      let rows = Layer.rows(ranged: spelledOut(index), plain: layer.inputs - spelledOut(index))
      let weight = arena.floats(width * rows)
      let bias = arena.floats(width)
      if index == last { bias.fill(SoftmaxCrossEntropy.padding) }
      let plain = layer.withoutNormalisation
      for output in 0..<layer.outputs {
        bias[output] = plain.bias[output]
        let start = output / Panel.width * rows * Panel.width + output % Panel.width
        for input in 0..<layer.inputs {
          weight[start + input * Panel.width] = plain.weight[input * layer.outputs + output]
        }
      }
      return Layer(
        ranged: spelledOut(index), plain: layer.inputs - spelledOut(index), outputs: layer.outputs,
        weight: weight,
        bias: bias)
    }
    neighbours = arena.floats(tableSize)
    for panel in 0..<Panel.count(layers[0].outputs) {
      let size = ranges.count * Panel.width
      ranges.neighbours(of: layers[0].panel(panel).ranged, into: neighbours.slice(panel * size, size))
    }
    self.arena = arena
  }

  /// Memory that one thread needs for a block of rows.
  final class Buffers {
    let input: Floats
    let ranged: RangedRows
    let outputs: [Floats]
    private let arena: Arena

    init(_ layers: [Layer], _ ranges: RangedInputs) {
      let rows = PerceptronPredictor.block
      let sizes = layers.map { Panel.padded($0.outputs) * rows }
      let inputs = Panel.padded(layers[0].plain) * rows
      let floats = Arena.footprint(inputs) + RangedRows.footprint(ranges, capacity: rows)
      arena = Arena(capacity: sizes.reduce(floats) { $0 + Arena.footprint($1) })
      ranged = RangedRows(ranges, capacity: rows, arena: arena)
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
}
