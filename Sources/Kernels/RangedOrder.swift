/// The rows of a batch by their spelled-out inputs: for each input the rows whose value lies in it.
struct RangedOrder {
  private let inputs: RangedInputs
  private let capacity: Int
  /// For each feature the rows by their input, and their levels.
  private let rows: Floats
  private let levels: Floats
  /// For each input where its rows begin among those of its feature, and behind the inputs of a feature where they end.
  private let bounds: Floats

  /// Takes memory for up to `capacity` rows.
  init(_ inputs: RangedInputs, capacity: Int, arena: Arena) {
    self.inputs = inputs
    self.capacity = capacity
    rows = arena.floats(inputs.widths.count * capacity)
    levels = arena.floats(inputs.widths.count * capacity)
    bounds = arena.floats(inputs.count + inputs.widths.count)
  }

  /// The floats that `init` takes from the arena.
  static func footprint(_ inputs: RangedInputs, capacity: Int) -> Int {
    2 * Arena.footprint(inputs.widths.count * capacity)
      + Arena.footprint(inputs.count + inputs.widths.count)
  }

  /// Sorts the first rows of a batch by their inputs of one feature.
  func sort(_ feature: Int, of batch: RangedRows, rows count: Int) {
    let (first, width) = (inputs.starts[feature] + feature, inputs.widths[feature])
    let start = feature * capacity
    for place in first...first + width { bounds.store(whole: 0, place) }
    for row in 0..<count {
      let input = batch.places.whole(row * batch.features + feature)
      if input >= 0 { bounds.store(whole: bounds.whole(input + feature) + 1, input + feature) }
    }
    var begin = 0
    for place in first...first + width {
      let own = bounds.whole(place)
      bounds.store(whole: begin, place)
      begin += own
    }
    for row in 0..<count {
      let input = batch.places.whole(row * batch.features + feature)
      if input < 0 { continue }
      let next = bounds.whole(input + feature)
      rows.store(whole: row, start + next)
      levels[start + next] = batch.levels[row * batch.features + feature]
      bounds.store(whole: next + 1, input + feature)
    }
    // Each beginning has moved to its end, which is where the next begins.
    for place in stride(from: first + width, to: first, by: -1) {
      bounds.store(whole: bounds.whole(place - 1), place)
    }
    bounds.store(whole: 0, first)
  }

  /// For each input the sums over its rows of a panel of gradients, plain and times their levels.
  ///
  /// - Parameter first: Where row 0 stands in the panel.
  func collect(_ delta: Floats, first: Int, plain: Floats, levelled: Floats) {
    for (feature, width) in inputs.widths.enumerated() {
      let start = feature * capacity
      for input in inputs.starts[feature]..<inputs.starts[feature] + width {
        var (low, high) = (Lanes(), Lanes())
        var (levelLow, levelHigh) = (Lanes(), Lanes())
        for entry in start + bounds.whole(input + feature)..<start + bounds.whole(input + feature + 1) {
          let at = (first + rows.whole(entry)) * Panel.width
          let level = Lanes(repeating: levels[entry])
          let (left, right) = (delta.lanes(at), delta.lanes(at + 16))
          low += left
          high += right
          levelLow = multiplyAdd(level, left, levelLow)
          levelHigh = multiplyAdd(level, right, levelHigh)
        }
        plain.store(low, input * Panel.width)
        plain.store(high, input * Panel.width + 16)
        levelled.store(levelLow, input * Panel.width)
        levelled.store(levelHigh, input * Panel.width + 16)
      }
    }
  }
}
