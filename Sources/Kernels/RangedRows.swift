/// The spelled-out inputs of some rows: the input in which each value lies, and its level there.
struct RangedRows {
  private let inputs: RangedInputs
  let features: Int
  /// For each row and feature the input, −1 where the value is missing.
  let places: Floats
  let levels: Floats

  /// Takes memory for up to `capacity` rows.
  init(_ inputs: RangedInputs, capacity: Int, arena: Arena) {
    self.inputs = inputs
    features = inputs.widths.count
    places = arena.floats(features * capacity)
    levels = arena.floats(features * capacity)
  }

  /// The floats that `init` takes from the arena.
  static func footprint(_ inputs: RangedInputs, capacity: Int) -> Int {
    2 * Arena.footprint(inputs.widths.count * capacity)
  }

  /// Takes a row from its short form.
  @inline(__always)
  func set(_ row: Int, to numbers: UnsafePointer<Float>) {
    for feature in 0..<features {
      let place = inputs.place(feature, in: numbers)
      places.store(whole: place?.input ?? -1, row * features + feature)
      levels[row * features + feature] = place?.level ?? 0
    }
  }

  /// Adds to a panel of sums, or puts there, what the inputs of some rows make of a panel of weights.
  ///
  /// - Parameters:
  ///   - first: Where row 0 stands in the panel.
  ///   - neighbours: What `RangedInputs.neighbours` makes of `weight`.
  @inline(__always)
  func multiply(
    _ rows: Range<Int>, by weight: Floats, _ neighbours: Floats, into panel: Floats, first: Int,
    adding: Bool
  ) {
    for row in rows {
      var (low, high) = (Lanes(), Lanes())
      var (levelLow, levelHigh) = (Lanes(), Lanes())
      for feature in row * features..<(row + 1) * features {
        let input = places.whole(feature)
        if input < 0 { continue }
        let level = Lanes(repeating: levels[feature])
        low += neighbours.lanes(input * Panel.width)
        high += neighbours.lanes(input * Panel.width + 16)
        levelLow = multiplyAdd(level, weight.lanes(input * Panel.width), levelLow)
        levelHigh = multiplyAdd(level, weight.lanes(input * Panel.width + 16), levelHigh)
      }
      low += levelLow
      high += levelHigh
      let at = (first + row) * Panel.width
      panel.store(adding ? panel.lanes(at) + low : low, at)
      panel.store(adding ? panel.lanes(at + 16) + high : high, at + 16)
    }
  }
}
