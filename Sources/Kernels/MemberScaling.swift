/// What members that share their hidden layers do with the inputs: each multiplies them with numbers of its own, which it
/// learns (Gorishniy, Kotelnikov and Babenko, "TabM: advancing tabular deep learning with parameter-efficient ensembling",
/// ICLR 2025).
struct MemberScaling {
  let inputs: Int
  /// For each member, one number per input, zeros behind them.
  let factors: [Floats]
  /// First and second moments of the factors.
  let moments: [(Floats, Floats)]
  /// The inputs of all members, panels of `capacity` rows.
  let output: Floats
  /// The gradient of the loss by these inputs, of the same shape.
  let delta: Floats
  private let capacity: Int

  /// Takes memory for batches of up to `capacity` rows, those of all members together.
  init(_ parameters: PerceptronParameters, capacity: Int, arena: Arena) {
    inputs = parameters.inputs
    self.capacity = capacity
    let width = Panel.padded(parameters.inputs)
    factors = parameters.scales.map { scale in
      let floats = arena.floats(width)
      floats.copy(scale)
      return floats
    }
    moments = parameters.scales.map { _ in (arena.floats(width), arena.floats(width)) }
    output = arena.floats(width * capacity)
    delta = arena.floats(width * capacity)
  }

  /// The floats that `init` takes from the arena.
  static func footprint(_ parameters: PerceptronParameters, capacity: Int) -> Int {
    let width = Panel.padded(parameters.inputs)
    return 3 * parameters.scales.count * Arena.footprint(width) + 2 * Arena.footprint(width * capacity)
  }

  /// The learned factors, into as many of the same length.
  func save(into scales: inout [[Float]]) {
    for (member, floats) in factors.enumerated() {
      for input in 0..<inputs { scales[member][input] = floats[input] }
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
        let factor = factors.lanes(panel * Panel.width + half)
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
          gradient, factors, moments[member].0, moments[member].1, at: panel * Panel.width + half,
          decays: false)
      }
    }
  }
}
