/// Room for what one thread works out of the weights of spelled-out inputs, a panel each.
struct RangedRoom {
  /// What rows add but for their levels (see `RangedInputs.neighbours`), and on the way back the sums of gradients.
  let neighbours: Floats
  /// The weights as a member sees them, and on the way back the sums of gradients times levels.
  let scaled: Floats
  /// The gradient of the weights, added up over the members.
  let gradient: Floats

  /// Takes its memory.
  init(_ ranges: RangedInputs, arena: Arena) {
    neighbours = arena.floats(ranges.count * Panel.width)
    scaled = arena.floats(ranges.count * Panel.width)
    gradient = arena.floats(ranges.count * Panel.width)
  }

  /// The floats that `init` takes from the arena.
  static func footprint(_ ranges: RangedInputs) -> Int {
    3 * Arena.footprint(ranges.count * Panel.width)
  }
}

extension PerceptronTrainer {
  /// The sums of one panel of outputs, for some rows: whole tiles.
  func sums(
    _ layer: DenseLayer, _ ranged: RangedRows?, _ source: Floats, panel: Int, rows: Range<Int>,
    batchRows: Int, into results: Floats, _ thread: Int
  ) {
    let target = results.slice(panel * capacity * Panel.width, capacity * Panel.width)
    let weight = weights(layer, panel)
    let plainRows = layer.weightRows - layer.ranged
    if layer.plainInputs > 0 {
      Panel.product(
        source, leftRows: capacity,
        weight.slice(layer.ranged * Panel.width, plainRows * Panel.width), depth: layer.plainInputs,
        rows: rows
      ) { position, sums in target.store(sums, position) }
    }
    guard let ranged else { return }
    let room = rangedRooms[thread]
    let length = Panel.paddedRows(batchRows)
    for member in heads.indices {
      let first = member * length
      let own = rows.clamped(to: first..<first + batchRows)
      if own.isEmpty { continue }
      var seen = weight
      if let scaling {
        scaling.scale(weight, member: member, into: room.scaled)
        seen = room.scaled
      }
      ranges.neighbours(of: seen, into: room.neighbours)
      ranged.multiply(
        own.lowerBound - first..<own.upperBound - first, by: seen, room.neighbours, into: target,
        first: first, adding: layer.plainInputs > 0)
    }
  }

  /// Updates the weights that lead from spelled-out inputs to one panel of outputs, and notes what members have to know.
  func updateWeights(
    of order: RangedOrder, _ layer: DenseLayer, panel: Int, rows: Int, _ update: Update, _ room: RangedRoom
  ) {
    let size = capacity * Panel.width
    let delta = layer.delta.slice(panel * size, size)
    let weight = weights(layer, panel)
    let start = panel * layer.weightRows * Panel.width
    for member in heads.indices {
      order.collect(
        delta, first: member * Panel.paddedRows(rows), plain: room.neighbours, levelled: room.scaled)
      guard let scaling else { break }
      scaling.note(panel: panel, member: member, weight: weight, room, in: ranges)
    }
    func change(_ position: Int, _ gradient: Lanes) {
      update(
        gradient, layer.weight, layer.weightMoments.0, layer.weightMoments.1, at: start + position,
        decays: true)
    }
    guard scaling != nil else {
      return ranges.gradients(plain: room.neighbours, levelled: room.scaled, sink: change)
    }
    for position in stride(from: 0, to: ranges.count * Panel.width, by: 16) {
      change(position, room.gradient.lanes(position))
    }
  }
}
