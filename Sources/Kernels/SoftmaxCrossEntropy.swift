/// Softmax and cross-entropy of one row of scores that lie in panels, with weighted soft targets.
struct SoftmaxCrossEntropy {
  /// The score of a padding column: its probability is exactly 0.
  static let padding: Float = -1e30

  let classes: Int
  /// Rows of each panel.
  let capacity: Int
  /// The share of a target that is spread over all classes (Szegedy et al. 2016).
  let smoothing: Float

  /// What a row contributes: the loss in nats times its weight, the weight, and whether the likeliest target had
  /// the highest score.
  struct Result {
    let loss: Float
    let weight: Float
    let isHit: Bool
  }

  /// Replaces the scores of a row by probabilities times `factor`; returns the highest score and the sum of
  /// exponentials.
  @inline(__always)
  static func normalise(
    _ scores: Floats, row: Int, panels: Int, capacity: Int, factor: Float = 1
  ) -> (highest: Float, sum: Float) {
    let stride = capacity * Panel.width
    let at = row * Panel.width
    var top = scores.lanes(at).larger(scores.lanes(at + 16))
    for panel in 1..<max(panels, 1) {
      let start = panel * stride + at
      top = top.larger(scores.lanes(start)).larger(scores.lanes(start + 16))
    }
    let highest = top.largest
    let shift = Lanes(repeating: highest)
    var total = Lanes()
    for panel in 0..<panels {
      let start = panel * stride + at
      let first = (scores.lanes(start) - shift).exponential
      let second = (scores.lanes(start + 16) - shift).exponential
      scores.store(first, start)
      scores.store(second, start + 16)
      total += first + second
    }
    let sum = total.total
    let share = Lanes(repeating: factor / sum)
    for panel in 0..<panels {
      let start = panel * stride + at
      scores.store(scores.lanes(start) * share, start)
      scores.store(scores.lanes(start + 16) * share, start + 16)
    }
    return (highest, sum)
  }

  /// What the target of a row asks for, read before its scores change.
  struct Aim {
    /// The summed weight of the target.
    let weight: Float
    /// The scores of the target's classes, each times its share of the target.
    let score: Float
    /// The score of its likeliest class.
    let likeliest: Float
  }

  /// Reads a target. Targets lie anywhere in memory: asked for row after row, without anything in between, the
  /// machine fetches many of them at once.
  @inline(__always)
  func aim(_ scores: Floats, row: Int, target: Int, of targets: TargetView) -> Aim {
    let stride = capacity * Panel.width
    let at = row * Panel.width
    var weight: Float = 0
    var score: Float = 0
    for entry in targets.offsets[target]..<targets.offsets[target + 1] {
      weight += targets.weights[entry]
      score += targets.weights[entry] * scores[place(targets.classes[entry], at, stride)]
    }
    score *= 1 - smoothing
    if smoothing > 0 {
      var total: Float = 0
      for label in 0..<classes { total += scores[place(Int32(label), at, stride)] }
      score += smoothing * weight / Float(classes) * total
    }
    return Aim(
      weight: weight, score: score, likeliest: scores[place(targets.likeliest[target], at, stride)])
  }

  /// Replaces the scores of a row by their gradient of the mean loss over rows, where `share` is 1 / rows.
  @inline(__always)
  func differentiate(
    _ scores: Floats, row: Int, aim: Aim, target: Int, of targets: TargetView, share: Float
  ) -> Result {
    let stride = capacity * Panel.width
    let at = row * Panel.width
    let (highest, sum) = SoftmaxCrossEntropy.normalise(
      scores, row: row, panels: Panel.count(classes), capacity: capacity, factor: aim.weight * share)
    for entry in targets.offsets[target]..<targets.offsets[target + 1] {
      scores[place(targets.classes[entry], at, stride)] -= (1 - smoothing) * targets.weights[entry] * share
    }
    if smoothing > 0 {
      let spread = smoothing * aim.weight / Float(classes)
      for label in 0..<classes { scores[place(Int32(label), at, stride)] -= spread * share }
    }
    return Result(
      loss: aim.weight * (sum.naturalLogarithm + highest) - aim.score, weight: aim.weight,
      isHit: aim.likeliest >= highest)
  }

  @inline(__always)
  private func place(_ label: Int32, _ at: Int, _ stride: Int) -> Int {
    Int(label) / Panel.width * stride + at + Int(label) % Panel.width
  }
}

/// The targets as the kernels read them, while their owner holds the arrays.
struct TargetView {
  let offsets: UnsafeBufferPointer<Int>
  let classes: UnsafeBufferPointer<Int32>
  let weights: UnsafeBufferPointer<Float>
  let likeliest: UnsafeBufferPointer<Int32>
}

extension SparseTargets {
  /// Lends the arrays to `body`.
  func withView<Result>(_ body: (TargetView) -> Result) -> Result {
    offsets.withUnsafeBufferPointer { offsets in
      classes.withUnsafeBufferPointer { classes in
        weights.withUnsafeBufferPointer { weights in
          likeliest.withUnsafeBufferPointer { likeliest in
            body(TargetView(offsets: offsets, classes: classes, weights: weights, likeliest: likeliest))
          }
        }
      }
    }
  }
}
