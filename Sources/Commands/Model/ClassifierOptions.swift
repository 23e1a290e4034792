import Learning
import Report
import Shell
import Tabular

/// Which kind of classifier is trained, and the hyper-parameters that a person gave; what was left out is the kind's own.
struct ClassifierOptions: Sendable {
  /// The kind, as `model=` says it; `nil` if it was left out.
  var kind: String?
  private var given: [String: HyperparameterValue] = [:]

  /// The names of the hyper-parameters that were given.
  var names: Set<String> { Set(given.keys) }

  /// Values of hyper-parameters by name, as parameters of a command set them; `nil` for one that was not given.
  subscript(integer name: String) -> Int? {
    get { given[name].flatMap(Int.init) }
    set { given[name] = newValue?.hyperparameterValue }
  }
  subscript(number name: String) -> Double? {
    get { if case .number(let value)? = given[name] { value } else { nil } }
    set { given[name] = newValue.map { .number($0) } }
  }
  subscript(flag name: String) -> Bool? {
    get { given[name].flatMap(Bool.init) }
    set { given[name] = newValue?.hyperparameterValue }
  }
  subscript(choice name: String) -> String? {
    get { if case .choice(let word)? = given[name] { word } else { nil } }
    set { given[name] = newValue.map { .choice($0) } }
  }
  subscript(integers name: String) -> [Int] {
    get { given[name].flatMap([Int].init) ?? [] }
    set { given[name] = newValue.hyperparameterValue }
  }

  /// The classifier that the options describe: the kind that was named with its own values, or `other` where none was.
  ///
  /// Throws a usage error for an unknown kind, and for a hyper-parameter that the kind does not have.
  func classifier(else other: any Classifier = NetworkClassifier()) throws -> any Classifier {
    guard let kind else { return try setting(other) }
    guard let type = Classifiers.named(kind) else {
      let names = Classifiers.all.map { $0.name }
      throw Diagnostic(
        "unknown-classifier", "there is no kind of classifier called \(.text(kind), .strong)", kind: .usage,
        at: .parameter("model"), help: "there is \(names.joined(separator: ", "))",
        suggestions: NearestNames.of(kind, among: names))
    }
    return try setting(type.init())
  }

  /// What is to be trained on a table: the classifier with the features of the current model, or the audio features.
  ///
  /// Without `model=` the hyper-parameters are those of the current model, if there is one. Throws what `classifier` and
  /// `FeatureChoice` throw.
  func recipe(for dataset: Dataset, in context: inout RunContext) throws -> TrainingRecipe {
    guard context.session.model != nil else {
      return TrainingRecipe(
        try classifier(), features: try FeatureChoice(["audio"], in: dataset).features, dataset: dataset)
    }
    let model = try context.take(Model.self)
    return TrainingRecipe(
      try classifier(else: model.classifier), features: try Features(model.card.features),
      cues: model.answering.cues, dataset: dataset)
  }

  private func setting(_ classifier: any Classifier) throws -> any Classifier {
    let kind = type(of: classifier).name
    if let name = names.sorted().first(where: { !Classifiers.kinds(with: $0).contains(kind) }) {
      let kinds = Classifiers.kinds(with: name)
      throw Diagnostic(
        "option-without-use", "the kind \(.name(kind)) has no \(.code(name))", kind: .usage,
        at: .parameter(name),
        help:
          "\(kinds.joined(separator: " and ")) \(kinds.count == 1 ? "has" : "have") it: leave it out, or say \(.code("model=\(kinds.first ?? "")"))"
      )
    }
    return try classifier.setting(given)
  }
}

/// A command that trains a classifier of a kind that can be named.
protocol TrainingCommand: Command {
  /// The kind and the hyper-parameters that were given.
  var classifier: ClassifierOptions { get set }
}

extension TrainingCommand {
  /// `model=`, and a parameter for each hyper-parameter of every kind.
  static func classifierParameters(_ whichModel: String = "the kind of classifier") -> [Parameter<Self>] {
    [
      .option(
        "model", \.classifier.kind, whichModel,
        completer: .values { _ in Classifiers.all.map { Completion($0.name, $0.summary) } })
    ]
      + Classifiers.hyperparameters.map {
        parameter($0).beside("model", Classifiers.kinds(with: $0.description.name))
      }
  }

  private static func parameter(_ shared: Classifiers.SharedHyperparameter) -> Parameter<Self> {
    let (name, help) = (shared.description.name, help(shared))
    return switch shared.range {
    case .integers(let range):
      .option(
        name, \.classifier[integer: name], in: Double(range.lowerBound)...Double(range.upperBound), help)
    case .numbers(let range): .option(name, \.classifier[number: name], in: range, help)
    case .flag: .option(name, \.classifier[flag: name], help)
    case .choices(let choices):
      .choice(name, \.classifier[choice: name], of: choices.map { Choice($0.name, $0.meaning) }, help)
    case .integerLists(let range, _):
      .option(
        name, \.classifier[integers: name], in: Double(range.lowerBound)...Double(range.upperBound), help)
    }
  }

  /// What it does, and the value that each kind has by itself: one for all where they agree.
  private static func help(_ shared: Classifiers.SharedHyperparameter) -> String {
    let standards = shared.standards
    let isShared =
      standards.count == Classifiers.all.count && standards.allSatisfy { $0.value == standards[0].value }
    let values =
      isShared
      ? "\(standards[0].value)" : standards.map { "\($0.kind) \($0.value)" }.joined(separator: ", ")
    return "\(shared.help) [\(values)]"
  }
}

extension Classifier {
  /// The values that differ from the kind's own, as options of a command, such as `epochs=5 lr=0.01`.
  var changedOptions: String {
    changedHyperparameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }

  /// The kind with the values that differ from its own, such as `network epochs=5`.
  var kindAndOptions: String {
    changedOptions.isEmpty ? Self.name : Self.name + " " + changedOptions
  }

  /// All values, as options of a command.
  var allOptions: String {
    hyperparameterValues.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }
}
