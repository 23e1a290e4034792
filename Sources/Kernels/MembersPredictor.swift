/// Predicts with one network, or with several that share their hidden layers: the mean of the members' probabilities.
public struct MembersPredictor: Sendable {
  private let members: [PerceptronPredictor]

  /// The network, where there is only one.
  public var only: PerceptronPredictor? { members.count == 1 ? members[0] : nil }

  /// An input x that is not spelled out over `ranges` becomes (x − mean) · scale, and 0 where it is not finite, before any
  /// member multiplies it. Throws `KernelError.count`.
  public init(
    _ parameters: PerceptronParameters, ranges: RangedInputs = .none, means: [Float]? = nil,
    scales: [Float]? = nil
  ) throws(KernelError) {
    guard !parameters.scales.isEmpty else {
      members = [try PerceptronPredictor(parameters, ranges: ranges, means: means, scales: scales)]
      return
    }
    guard ranges.count <= parameters.inputs else {
      throw .count(expected: parameters.inputs, found: ranges.count)
    }
    var members: [PerceptronPredictor] = []
    for (member, own) in parameters.scales.enumerated() {
      let plain = Array(own[ranges.count...])
      let product = scales.map { zip($0, plain).map { $0 * $1 } } ?? plain
      // What multiplies a spelled-out input can as well multiply the weights that lead from it.
      var network = try parameters.member(member)
      let outputs = network.layers[0].outputs
      for input in 0..<ranges.count {
        for output in 0..<outputs { network.layers[0].weight[input * outputs + output] *= own[input] }
      }
      members.append(try PerceptronPredictor(network, ranges: ranges, means: means, scales: product))
    }
    self.members = members
  }

  /// The probabilities of `rows`, row-major, `rows × classes`. Throws `KernelError.count` if `rows` is not whole rows of
  /// inputs.
  public func probabilities(for rows: [Float], pool: WorkerPool) throws(KernelError) -> [Float] {
    var mean = try members[0].outputs(for: rows, softmax: true, pool: pool)
    if members.count == 1 { return mean }
    for member in members.dropFirst() {
      let own = try member.outputs(for: rows, softmax: true, pool: pool)
      for index in mean.indices { mean[index] += own[index] }
    }
    let share = 1 / Float(members.count)
    for index in mean.indices { mean[index] *= share }
    return mean
  }

  /// How well the members answer together: the summed loss and the hits, added up in the order of the rows.
  ///
  /// Throws `KernelError` if rows and targets differ in number or a class does not exist.
  public func tally(
    for rows: [Float], targets: SparseTargets, pool: WorkerPool
  ) throws(KernelError) -> PerceptronTrainer.Tally {
    if let only { return try only.tally(for: rows, targets: targets, pool: pool) }
    let classes = members[0].classes
    for label in targets.classes where Int(label) >= classes { throw .index(Int(label), count: classes) }
    let probabilities = try probabilities(for: rows, pool: pool)
    guard probabilities.count == targets.rows * classes else {
      throw .count(expected: targets.rows, found: probabilities.count / max(classes, 1))
    }
    var tally = PerceptronTrainer.Tally(rows: targets.rows)
    targets.withView { targets in
      for row in 0..<tally.rows {
        let own = probabilities[row * classes..<(row + 1) * classes]
        for entry in targets.offsets[row]..<targets.offsets[row + 1] {
          let probability = max(own[own.startIndex + Int(targets.classes[entry])], Self.leastProbability)
          tally.loss -= Double(targets.weights[entry] * probability.naturalLogarithm)
          tally.weight += Double(targets.weights[entry])
        }
        let likeliest = own[own.startIndex + Int(targets.likeliest[row])]
        if own.allSatisfy({ $0 <= likeliest }) { tally.hits += 1 }
      }
    }
    return tally
  }

  /// What a probability that vanishes counts as, so that its logarithm is a number.
  private static let leastProbability: Float = 1e-30
}
