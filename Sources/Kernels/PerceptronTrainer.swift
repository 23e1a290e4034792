/// Trains a multilayer perceptron, a run of batches at a time, on all threads of a pool.
///
/// A thread owns panels of each layer. It computes their sums for all rows of the batch, normalises, activates and
/// drops in one go, and on the way back updates the weights whose gradient it has just computed; no result depends
/// on how many threads there are. No step allocates memory.
///
/// Members that share their hidden layers learn from the same batch: its rows go through once for each member, one
/// member's after another's, and the loss is the mean of theirs.
public final class PerceptronTrainer {
  /// What stays the same over a training.
  public struct Rule: Sendable, Equatable {
    /// What turns a gradient into a step.
    public var optimiser: Optimiser
    /// The share of hidden activations dropped in each step, below 1.
    public var dropout: Float
    /// The share of each target that is spread evenly over the classes, below 1.
    public var labelSmoothing: Float
    /// How strongly weights are pulled to zero; biases and gains are left alone.
    public var weightDecay: Float
    /// Picks the activations to drop.
    public var seed: UInt64

    /// A rule.
    public init(
      optimiser: Optimiser = .adam(), dropout: Float = 0, labelSmoothing: Float = 0, weightDecay: Float = 0,
      seed: UInt64 = 0
    ) {
      self.optimiser = optimiser
      self.dropout = dropout
      self.labelSmoothing = labelSmoothing
      self.weightDecay = weightDecay
      self.seed = seed
    }
  }

  /// What a run of batches saw.
  public struct Tally: Sendable, Equatable {
    /// The summed loss of the rows, in nats, each times its weight.
    public var loss: Double
    /// The summed weight of the rows.
    public var weight: Double
    /// Rows whose likeliest target had the highest score.
    public var hits: Int
    /// Rows seen, once for each member of a network.
    public var rows: Int

    /// A tally; by itself of no rows.
    public init(loss: Double = 0, weight: Double = 0, hits: Int = 0, rows: Int = 0) {
      self.loss = loss
      self.weight = weight
      self.hits = hits
      self.rows = rows
    }

    /// Adds what another run saw.
    public static func += (left: inout Tally, right: Tally) {
      left.loss += right.loss
      left.weight += right.weight
      left.hits += right.hits
      left.rows += right.rows
    }
  }

  let rule: Rule
  let pool: WorkerPool
  /// The layers of the first member; the hidden ones are those of all.
  let layers: [DenseLayer]
  /// The scores of each member; of one network those of its last layer.
  let heads: [DenseLayer]
  /// What each member does with the inputs; `nil` for a network by itself.
  let scaling: MemberScaling?
  let dropout: Dropout?
  /// The inputs that are spelled out over ranges, in front of the others; `nil` where none is.
  let ranged: RangedWork?
  /// Rows of a panel: those of a batch, for each member.
  let capacity: Int
  /// Rows of a panel of inputs before members scale them.
  let inputRows: Int
  let batch: Int
  let classes: Int
  /// Inputs that come as they are, behind those that are spelled out.
  let plainInputs: Int
  /// Numbers of a row: two for each spelled-out feature, then the other inputs.
  let rowWidth: Int
  /// Two input batches: one is filled while the other is learned from.
  let gathered: (Floats, Floats)
  /// For each thread, the weights of one panel of inputs, mirrored.
  let mirrors: [Floats]
  /// For each row of a batch: loss, weight, and 1 for a hit.
  let outcomes: (loss: Floats, weight: Floats, hit: Floats)
  private let arena: Arena
  private var shape: PerceptronParameters
  var steps = 0

  /// Takes the memory that batches of up to `batch` rows need. Throws `KernelError` for numbers out of range, and if more
  /// inputs are spelled out over `ranges` than there are.
  public init(
    _ parameters: PerceptronParameters, ranges: RangedInputs = .none, rule: Rule, batch: Int, pool: WorkerPool
  ) throws(KernelError) {
    guard ranges.count <= parameters.inputs else {
      throw .count(expected: parameters.inputs, found: ranges.count)
    }
    guard (1...1_000_000).contains(batch) else { throw .size(batch) }
    for share in [rule.dropout, rule.labelSmoothing] where !(share >= 0 && share < 1) {
      throw .value(Double(share))
    }
    guard rule.weightDecay >= 0, rule.weightDecay.isFinite else { throw .value(Double(rule.weightDecay)) }
    let capacity = Panel.paddedRows(batch) * parameters.members
    let inputRows = Panel.paddedRows(batch)
    let plainInputs = parameters.inputs - ranges.count
    let inputFloats = Panel.padded(plainInputs) * inputRows
    let own = try (0..<parameters.members).map { member throws(KernelError) in
      try parameters.scores(of: member)
    }
    let mirrorFloats =
      ((parameters.layers.dropLast() + own).map { Panel.padded($0.outputs) }.max() ?? 0) * Panel.width
    var floats = 2 * Arena.footprint(inputFloats) + 3 * Arena.footprint(capacity)
    floats += pool.threads * Arena.footprint(mirrorFloats)
    // Only the first layer sees inputs, which is that of the scores where there is no other.
    func spelledOut(_ layer: Int) -> Int { layer == 0 ? ranges.count : 0 }
    for (index, layer) in parameters.layers.dropLast().enumerated() {
      floats += DenseLayer.footprint(layer, ranged: spelledOut(index), capacity: capacity, results: 3)
    }
    let last = parameters.layers.count - 1
    for (member, layer) in own.enumerated() {
      floats += DenseLayer.footprint(
        layer, ranged: spelledOut(last), capacity: capacity, results: member == 0 ? 1 : 0)
    }
    if !parameters.scales.isEmpty {
      floats += MemberScaling.footprint(parameters, ranges: ranges, capacity: capacity)
    }
    if ranges.count > 0 {
      floats += RangedWork.footprint(ranges, capacity: inputRows, threads: pool.threads)
    }
    let arena = Arena(capacity: floats)
    let hidden = parameters.layers.dropLast().enumerated().map { index, layer in
      DenseLayer(layer, ranged: spelledOut(index), isOutput: false, capacity: capacity, arena: arena)
    }
    var heads: [DenseLayer] = []
    for layer in own {
      heads.append(
        DenseLayer(
          layer, ranged: spelledOut(last), isOutput: true, capacity: capacity, arena: arena,
          scores: heads.first?.output))
    }
    layers = hidden + heads.prefix(1)
    self.heads = heads
    scaling =
      parameters.scales.isEmpty
      ? nil : MemberScaling(parameters, ranges: ranges, capacity: capacity, arena: arena)
    self.ranged =
      ranges.count == 0
      ? nil : RangedWork(ranges, capacity: inputRows, threads: pool.threads, arena: arena)
    gathered = (arena.floats(inputFloats), arena.floats(inputFloats))
    mirrors = (0..<pool.threads).map { _ in arena.floats(mirrorFloats) }
    outcomes = (arena.floats(capacity), arena.floats(capacity), arena.floats(capacity))
    dropout = rule.dropout > 0 ? Dropout(share: rule.dropout) : nil
    self.arena = arena
    self.rule = rule
    self.pool = pool
    self.batch = batch
    self.capacity = capacity
    self.inputRows = inputRows
    classes = parameters.classes
    self.plainInputs = plainInputs
    rowWidth = ranges.numbers + plainInputs
    shape = parameters
  }

  /// The numbers learned so far.
  public var parameters: PerceptronParameters {
    var result = shape
    for (index, layer) in layers.dropLast().enumerated() { layer.save(into: &result.layers[index]) }
    for (member, head) in heads.enumerated() {
      head.save(into: &result.layers[layers.count - 1], firstOutput: member * classes)
    }
    scaling?.save(into: &result.scales)
    return result
  }

  /// Learns from the rows that `order` names, `batch` of them at a time, one learning rate per batch.
  ///
  /// `rows` is row-major with one row of inputs per target, those that are spelled out in front and in short. Throws
  /// `KernelError` before anything is changed if the sizes do not fit, a row does not exist, or a rate is not a finite
  /// number.
  public func train(
    rows: [Float], targets: SparseTargets, order: ArraySlice<Int32>, rates: [Float]
  ) throws(KernelError) -> Tally {
    guard rows.count == targets.rows * rowWidth else {
      throw .count(expected: targets.rows * rowWidth, found: rows.count)
    }
    for row in order where row < 0 || Int(row) >= targets.rows {
      throw .index(Int(row), count: targets.rows)
    }
    for label in targets.classes where Int(label) >= classes { throw .index(Int(label), count: classes) }
    for rate in rates where !(rate >= 0 && rate.isFinite) { throw .value(Double(rate)) }
    let batches = (order.count + batch - 1) / batch
    guard rates.count == batches else { throw .count(expected: batches, found: rates.count) }
    if batches == 0 { return Tally() }

    var tally = Tally(rows: order.count * heads.count)
    rows.withUnsafeBufferPointer { rows in
      order.withUnsafeBufferPointer { order in
        targets.withView { targets in
          let run = Run(rows: rows, order: order, targets: targets, rates: rates)
          pool.run { thread in work(run, thread, &tally) }
        }
      }
    }
    steps += batches
    return tally
  }

  /// The data of one call of `train`.
  struct Run {
    let rows: UnsafeBufferPointer<Float>
    let order: UnsafeBufferPointer<Int32>
    let targets: TargetView
    let rates: [Float]
  }
}
