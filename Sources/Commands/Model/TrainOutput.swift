import Learning
import Report
import Shell

/// What `train` says of the model that it made.
struct TrainOutput {
  let training: ModelTraining
  let name: String
  let choice: FeatureChoice

  private var model: Model { training.model }
  private var seconds: Double { training.fitSeconds + training.noveltySeconds }

  /// The headline, the scores of the epoch that was kept, the protocol.
  var output: Output {
    let card = model.card
    var output = Output(facts: facts)
    output.append(
      .paragraph(
        "\(.name(name), .strong)\(name == model.classifierName ? "" : ": " + model.classifierName) for \(card.classes.count, .strong) genres from \(card.features.count, .strong) features, in \(.duration(seconds))"
      ))
    if card.isPartial {
      output.append(
        .warning(
          "interrupted: the best of \(card.curve.count) complete epochs is kept, and marked partial; \(.code("resume")) goes on"
        ))
    } else if !training.isWhole {
      output.append(
        .warning(
          "interrupted: the model is kept, but cannot tell what is unknown; \(.code("resume")) goes on"))
    }
    var fields: [Output.Field] = []
    if !card.curve.isEmpty {
      fields.append(Output.Field("kept", "epoch \(card.bestEpoch) of \(card.curve.count)"))
    }
    if let score = card.validationScore {
      fields.append(
        Output.Field(
          "validation", "\(.share(score.accuracy), .strong) right, loss \(.number(score.loss, digits: 3))"))
    }
    if let fit = card.fit {
      fields.append(
        Output.Field("training", "\(.share(fit.accuracy)) right, loss \(.number(fit.loss, digits: 3))"))
    }
    if let best = model.answering.fitted as? FittedBest {
      fields.append(
        Output.Field(
          "weights",
          Text(
            best.weights.map { "\($0.kind) \(NumberText.number($0.weight, digits: 2))" }.joined(
              separator: " · "))))
    }
    if let cues { fields.append(Output.Field("cues", cues)) }
    if let novelty { fields.append(Output.Field("unknown", novelty)) }
    fields.append(Output.Field("hyper-parameters", Text(model.classifier.allOptions)))
    output.append(.fields(fields))
    if model.classifier is BestClassifier, !BoostedTreesClassifier.isAvailable {
      output.append(
        .note(
          "boosted trees take no part, as XGBoost is not installed: \(.code("apt install libxgboost-dev"))"))
    }
    if model.answeringConfidence?.isLearned != true {
      output.append(
        .warning(
          "there was no validation side to choose the best epoch by, nor to calibrate confidence; \(.code("split 60/20/20")) makes one"
        ))
    }
    if !choice.absent.isEmpty {
      output.append(
        .note("the table has no \(choice.absent.map(\.text).joined(separator: ", ")); learned without"))
    }
    if card.features.contains("popularity") {
      output.append(
        .warning("popularity says how the list was collected, not how a track sounds; no library has it"))
    }
    output.append(.protocolLine(model.protocolLine))
    output.append(.suggestion("next: \(.code("evaluate")), \(.code("curve")), \(.code("confusion"))"))
    return output
  }

  /// Which cues were taken, and what they are worth on the validation side.
  private var cues: Text? {
    guard let comparison = training.comparison else { return nil }
    let names = comparison.cues.map(\.rawValue).joined(separator: ", ")
    let (sound, cued) = (comparison.sound, comparison.cued)
    let scores: Text =
      "on the validation side, each recording once, the sound alone has \(.share(sound.accuracy)), loss \(.number(sound.loss, digits: 3)), with \(names) \(.share(cued.accuracy)), loss \(.number(cued.loss, digits: 3))"
    return model.cued == nil
      ? "\("none", .strong): they do not win; " + scores : "\(names, .strong) · " + scores
  }

  /// What tells unknown tracks, how long that took, and the option that leaves it out.
  private var novelty: Text? {
    guard let detector = model.novelty else { return nil }
    let learnsOthers = !detector.background.isEmpty
    let basis: Text =
      learnsOthers
      ? "told from tracks of \(detector.background.count) other genres" : "told by distance alone"
    return training.keptDetector
      ? basis + ", as for an earlier model of this split"
      : basis + ", learned in \(.duration(training.noveltySeconds))"
        + (learnsOthers ? "; \(.code("background=none")) skips that" : "")
  }

  private var facts: [Fact] {
    let card = model.card
    var facts: [Fact] = [
      .text(Facts.hyperparameters, model.classifier.allOptions),
      .integer(Facts.epochs, card.curve.count), .integer(Facts.bestEpoch, card.bestEpoch),
      .number(Facts.seconds, seconds), .number(Facts.noveltySeconds, training.noveltySeconds),
    ]
    if let fit = card.fit { facts.append(.number(Facts.trainAccuracy, fit.accuracy)) }
    if let score = card.validationScore {
      facts.append(.number(Facts.validationAccuracy, score.accuracy))
      facts.append(.number(Facts.validationLoss, score.loss))
    }
    if let cued = model.cued {
      facts.append(.text(Facts.cues, cued.classifier.cues.map(\.rawValue).joined(separator: ",")))
      if let score = training.comparison?.cued {
        facts.append(.number(Facts.cuedAccuracy, score.accuracy))
        facts.append(.number(Facts.cuedLoss, score.loss))
      }
    }
    facts.append(.flag(Facts.isPartial, card.isPartial))
    return facts
  }
}
