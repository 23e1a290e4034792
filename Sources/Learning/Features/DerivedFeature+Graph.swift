import Tabular

extension DerivedFeature {
  /// Tempo and length as values of a calculation, of 64 bits, by their columns.
  typealias Inputs = [ColumnName: ComputationGraph.Value]

  /// Adds the feature to a calculation, of 64 bits; NaN where what it needs is missing.
  func value(of inputs: Inputs, in graph: inout ComputationGraph) -> ComputationGraph.Value {
    guard let first = inputs[sources[0]] else { return graph.constant(doubles: [.nan], [1, 1]) }
    var steps = DerivedSteps(graph: graph)
    defer { graph = steps.graph }
    switch self {
    case .tempoWhole: return steps.logarithm(steps.offWhole(first))
    case .tempoHalf: return steps.logarithm(steps.offWhole(steps.times(first, 2)))
    case .bars4: return steps.offBars(first, inputs[.durationMs] ?? first, beats: 4)
    case .bars8: return steps.offBars(first, inputs[.durationMs] ?? first, beats: 8)
    case .bars16: return steps.offBars(first, inputs[.durationMs] ?? first, beats: 16)
    case .mp3Frames: return steps.offWhole(steps.over(steps.times(first, 44.1), 1152))
    case .aacFrames: return steps.offWhole(steps.over(steps.times(first, 44.1), 1024))
    case .discFrames:
      let frames = steps.rounded(steps.times(first, 0.075))
      return steps.atMost(steps.apart(first, steps.times(frames, Self.discFrame)), 6.67)
    case .discFloor: return steps.isOnDisc(first, shift: 0.5)
    case .discRound: return steps.isOnDisc(first, shift: 1.5)
    case .discCeiling: return steps.isOnDisc(first, shift: 2.5)
    case .wholeSecond: return steps.isMultiple(first, of: 1_000)
    case .wholeHundredth: return steps.isMultiple(first, of: 10)
    }
  }
}

/// The arithmetic of derived features in a calculation, on columns of 64 bits.
private struct DerivedSteps {
  typealias Value = ComputationGraph.Value
  var graph: ComputationGraph

  mutating func number(_ value: Double) -> Value { graph.constant(doubles: [value], []) }
  mutating func times(_ value: Value, _ factor: Double) -> Value { graph.times(value, number(factor)) }
  mutating func over(_ value: Value, _ divisor: Double) -> Value { graph.over(value, number(divisor)) }
  mutating func apart(_ left: Value, _ right: Value) -> Value {
    graph.apply("Abs", graph.minus(left, right))
  }

  /// NaN stays; engines differ in what their operator for the smaller of two makes of it.
  mutating func atMost(_ value: Value, _ limit: Double) -> Value {
    graph.choose(number(limit), where: graph.apply("Greater", value, number(limit)), else: value)
  }

  /// Halves go up, which is away from zero: lengths are not below it. Engines lack the rounding operator for 64 bits.
  mutating func rounded(_ value: Value) -> Value { graph.apply("Floor", graph.plus(value, number(0.5))) }

  mutating func offWhole(_ value: Value) -> Value { apart(value, rounded(value)) }

  mutating func logarithm(_ offWhole: Value) -> Value {
    graph.apply("Log", graph.plus(offWhole, number(0.003)))
  }

  mutating func offBars(_ tempo: Value, _ milliseconds: Value, beats: Double) -> Value {
    offWhole(over(over(graph.times(milliseconds, tempo), 60_000), beats))
  }

  /// 1 where a condition holds, 0 where it does not, NaN where the value is missing.
  private mutating func flag(_ condition: Value, of value: Value) -> Value {
    // Only NaN is not at or above −∞; some engines lack the operator that tells it by name for 64 bits.
    graph.choose(
      graph.cast(condition, to: .float64), where: graph.apply("GreaterOrEqual", value, number(-.infinity)),
      else: number(.nan))
  }

  mutating func isMultiple(_ milliseconds: Value, of unit: Double) -> Value {
    let whole = times(rounded(over(milliseconds, unit)), unit)
    return flag(graph.apply("Equal", whole, milliseconds), of: milliseconds)
  }

  /// Whether a length is that of disc frames in whole milliseconds: of one frame more, as many or one fewer than fit, in
  /// thirds of a millisecond, to which `shift` is added before it is rounded down: never a whole number, so that an
  /// engine that multiplies by a third decides the same.
  mutating func isOnDisc(_ milliseconds: Value, shift: Double) -> Value {
    let nearest = rounded(times(milliseconds, 0.075))
    var isOn: Value?
    for step in [-1.0, 0, 1] {
      let thirds = times(graph.plus(nearest, number(step)), 40)
      let shifted = graph.plus(thirds, number(shift))
      let whole = graph.apply("Floor", over(shifted, 3))
      let own = graph.apply("Equal", whole, milliseconds)
      isOn = isOn.map { graph.apply("Or", $0, own) } ?? own
    }
    return flag(isOn ?? milliseconds, of: milliseconds)
  }
}
