import Kernels

extension FittedPerceptron where Settings: PerceptronSettings {
  /// Learns in epochs; keeps the one with the lowest validation loss, or the last without a validation side.
  ///
  /// Throws `LearningError`, `CancellationError` if it is stopped before the end of the first epoch.
  ///
  /// - Parameters:
  ///   - ranges: how features are spelled out; `nil` standardises them.
  ///   - judgingItself: whether its card is to say how well it answers its own training rows, which takes a pass.
  init(
    fitting settings: Settings, _ data: TrainingData, ranges: PiecewiseLinear? = nil,
    judgingItself: Bool = true, in context: FitContext
  ) throws {
    try settings.checkHyperparameters()
    guard !settings.hidden.contains(0) else {
      let widths = settings.hidden.hyperparameterValue
      throw LearningError.setting(name: "hidden", value: "\(widths)")
    }
    self = try context.workers.withPool { pool in
      let fit = try PerceptronFit(
        settings, data, ranges: ranges, judgingItself: judgingItself, context, pool)
      return try fit.run()
    }
  }
}

extension SoftLabels {
  /// The labels as the kernels take them. Throws `KernelError`.
  var sparse: SparseTargets {
    get throws {
      try SparseTargets(offsets: offsets, classes: classes, weights: weights, classCount: classCount)
    }
  }
}
