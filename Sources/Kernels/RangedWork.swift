/// What a trainer holds for its spelled-out inputs.
struct RangedWork {
  let inputs: RangedInputs
  /// The rows of the current batch by their inputs.
  let order: RangedOrder
  /// For each thread, room for what it works out of a panel of weights.
  let scratch: [Scratch]
  /// Those of two batches: one is filled while the other is learned from.
  private let rows: (RangedRows, RangedRows)

  /// Room for numbers of one panel, one row for each input.
  struct Scratch {
    /// What rows add but for their levels (see `RangedInputs.neighbours`).
    let neighbours: Floats
    /// The weights as a member sees them.
    let weight: Floats
    /// For each input the sums of gradients over its rows, plain and times their levels.
    let sums: (plain: Floats, levelled: Floats)
    /// The gradient of the weights, added up over the members.
    let gradient: Floats

    fileprivate static let count = 5

    fileprivate init(_ inputs: RangedInputs, arena: Arena) {
      func panel() -> Floats { arena.floats(inputs.count * Panel.width) }
      (neighbours, weight, gradient) = (panel(), panel(), panel())
      sums = (panel(), panel())
    }
  }

  /// Takes memory for batches of up to `capacity` rows.
  init(_ inputs: RangedInputs, capacity: Int, threads: Int, arena: Arena) {
    self.inputs = inputs
    order = RangedOrder(inputs, capacity: capacity, arena: arena)
    rows = (
      RangedRows(inputs, capacity: capacity, arena: arena),
      RangedRows(inputs, capacity: capacity, arena: arena)
    )
    scratch = (0..<threads).map { _ in Scratch(inputs, arena: arena) }
  }

  /// The floats that `init` takes from the arena.
  static func footprint(_ inputs: RangedInputs, capacity: Int, threads: Int) -> Int {
    RangedOrder.footprint(inputs, capacity: capacity) + 2 * RangedRows.footprint(inputs, capacity: capacity)
      + threads * Scratch.count * Arena.footprint(inputs.count * Panel.width)
  }

  /// The rows of a step of a run.
  func rows(ofStep step: Int) -> RangedRows { step.isMultiple(of: 2) ? rows.0 : rows.1 }
}
