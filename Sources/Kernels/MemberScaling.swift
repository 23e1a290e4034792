/// What members that share their hidden layers do with the inputs: each multiplies them with numbers of its own, which it
/// learns (Gorishniy, Kotelnikov and Babenko, "TabM: advancing tabular deep learning with parameter-efficient ensembling",
/// ICLR 2025).
///
/// Inputs that come as they are are multiplied; of those that are spelled out, the weights are, which is the same and
/// less work.
struct MemberScaling {
  /// Inputs that are spelled out, and inputs in all.
  private let ranged: Int
  private let inputs: Int
  /// For each member, one number per input: the spelled-out ones, zeros up to a panel's end, the others, zeros behind them.
  let factors: [Floats]
  /// First and second moments of the factors.
  let moments: [(Floats, Floats)]
  /// The inputs of all members that come as they are, panels of `capacity` rows.
  let output: Floats
  /// The gradient of the loss by these inputs, of the same shape.
  let delta: Floats
  /// For each panel of outputs and each member, its part of the gradient by the factor of each spelled-out input.
  private let partialGradients: Floats
  private let outputPanels: Int
  private let capacity: Int

  /// Takes memory for batches of up to `capacity` rows, those of all members together.
  init(_ parameters: PerceptronParameters, ranges: RangedInputs, capacity: Int, arena: Arena) {
    ranged = ranges.count
    inputs = parameters.inputs
    self.capacity = capacity
    let plain = Panel.padded(parameters.inputs - ranges.count)
    let width = Panel.padded(ranges.count) + plain
    factors = parameters.scales.map { _ in arena.floats(width) }
    moments = parameters.scales.map { _ in (arena.floats(width), arena.floats(width)) }
    output = arena.floats(plain * capacity)
    delta = arena.floats(plain * capacity)
    outputPanels = Panel.count(parameters.layers[0].outputs)
    partialGradients = arena.floats(outputPanels * parameters.scales.count * Panel.padded(ranges.count))
    for (floats, scale) in zip(factors, parameters.scales) {
      for input in 0..<inputs { floats[place(input)] = scale[input] }
    }
  }

  /// The floats that `init` takes from the arena.
  static func footprint(_ parameters: PerceptronParameters, ranges: RangedInputs, capacity: Int) -> Int {
    let plain = Panel.padded(parameters.inputs - ranges.count)
    let width = Panel.padded(ranges.count)
    return 3 * parameters.scales.count * Arena.footprint(width + plain)
      + 2 * Arena.footprint(plain * capacity)
      + Arena.footprint(Panel.count(parameters.layers[0].outputs) * parameters.scales.count * width)
  }

  /// Where the factor of an input lies.
  private func place(_ input: Int) -> Int {
    input < ranged ? input : Panel.padded(ranged) + input - ranged
  }

  /// The learned factors, into as many of the same length.
  func save(into scales: inout [[Float]]) {
    for (member, floats) in factors.enumerated() {
      for input in 0..<inputs { scales[member][input] = floats[place(input)] }
    }
  }

  /// Writes one panel of inputs for all members.
  ///
  /// - Parameters:
  ///   - source: Inputs in panels of `sourceRows` rows.
  ///   - stride: Rows from one member's to the next's.
  func forward(_ source: Floats, sourceRows: Int, panel: Int, rows: Int, stride: Int) {
    let input = source.slice(panel * sourceRows * Panel.width, sourceRows * Panel.width)
    let scaled = output.slice(panel * capacity * Panel.width, capacity * Panel.width)
    for (member, factors) in factors.enumerated() {
      for half in Swift.stride(from: 0, to: Panel.width, by: 16) {
        let factor = factors.lanes(place(ranged + panel * Panel.width) + half)
        for row in 0..<rows {
          let at = row * Panel.width + half
          scaled.store(input.lanes(at) * factor, member * stride * Panel.width + at)
        }
      }
    }
  }

  /// Updates the factors of one panel of inputs by `delta`; the arguments are those of `forward`.
  func update(_ source: Floats, sourceRows: Int, panel: Int, rows: Int, stride: Int, _ update: Update) {
    let input = source.slice(panel * sourceRows * Panel.width, sourceRows * Panel.width)
    let delta = delta.slice(panel * capacity * Panel.width, capacity * Panel.width)
    for (member, factors) in factors.enumerated() {
      for half in Swift.stride(from: 0, to: Panel.width, by: 16) {
        let gradient = BatchNormalisation.sum(rows) { row in
          let at = row * Panel.width + half
          return delta.lanes(member * stride * Panel.width + at) * input.lanes(at)
        }
        update(
          gradient, factors, moments[member].0, moments[member].1,
          at: place(ranged + panel * Panel.width) + half, decays: false)
      }
    }
  }

  /// The weights of a panel that lead from spelled-out inputs, as a member sees them.
  func scale(_ weight: Floats, member: Int, into scaled: Floats) {
    for input in 0..<ranged {
      let factor = Lanes(repeating: factors[member][input])
      for half in Swift.stride(from: 0, to: Panel.width, by: 16) {
        let at = input * Panel.width + half
        scaled.store(weight.lanes(at) * factor, at)
      }
    }
  }

  /// Takes the gradients that a member's rows give for a panel of weights: that of the weights themselves, added up over the
  /// members in `scratch.gradient`, and this panel's part of that of the factors.
  func addGradients(
    panel: Int, member: Int, weight: Floats, _ scratch: RangedWork.Scratch, in inputs: RangedInputs
  ) {
    let width = Panel.padded(ranged)
    let own = partialGradients.slice((panel * factors.count + member) * width, width)
    inputs.gradients(plain: scratch.sums.plain, levelled: scratch.sums.levelled) { position, gradient in
      let input = position / Panel.width
      let share = (gradient * weight.lanes(position)).total
      own[input] = position & 16 == 0 ? share : own[input] + share
      let factor = Lanes(repeating: factors[member][input])
      scratch.gradient.store(
        member == 0 ? gradient * factor : multiplyAdd(gradient, factor, scratch.gradient.lanes(position)),
        position)
    }
  }

  /// Updates the factors of spelled-out inputs, this thread's part of them, by the gradients of all panels.
  func updateRanged(_ pool: WorkerPool, _ thread: Int, _ update: Update) {
    let width = Panel.padded(ranged)
    for index in pool.share(of: factors.count * (width / 16), thread: thread) {
      let (member, column) = (index / (width / 16), index % (width / 16) * 16)
      var gradient = Lanes()
      for panel in 0..<outputPanels {
        gradient += partialGradients.lanes((panel * factors.count + member) * width + column)
      }
      update(
        gradient, factors[member], moments[member].0, moments[member].1, at: column, decays: false)
    }
  }
}
