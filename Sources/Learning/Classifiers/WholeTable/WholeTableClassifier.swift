/// A network that learns all genres of the table that a model's own genres were filtered from, and is asked for its own.
///
/// What it learns of other genres shapes what it sees in a track: better than learning the few genres alone (transfer
/// from related tasks, Caruana, "Multitask learning", Machine Learning 28, 1997, doi 10.1023/A:1007379606734). No artist
/// that the model is judged by is among the further tracks.
public struct WholeTableClassifier: Classifier {
  /// The name that picks it, as in `model=`.
  public static let name = "whole-table"
  /// One line on what it is.
  public static let summary = "a network of all genres of the table that was filtered, asked for some of them"
  /// It does, from the table that was filtered.
  public static let learnsFurtherGenres = true
  /// Everything that can be set on it.
  public static let hyperparameters: [Hyperparameter<WholeTableClassifier>] =
    [
      Hyperparameter(
        "repeats", \.repeats, in: .integers(1...100), "how often each track of the model's own genres counts")
    ] + EncodedNetworkClassifier.hyperparameters.map { $0.within(\.network) }

  /// How often each track of the model's own genres is shown in an epoch.
  public var repeats = 4
  /// How the network is built and learns.
  public var network: EncodedNetworkClassifier

  /// A network with the default hyper-parameters.
  public init() {
    network = EncodedNetworkClassifier()
    network.epochs = 4
  }

  /// Without tracks of other genres, the model's own genres are the whole table. Throws `LearningError`.
  public func fit(_ data: TrainingData, in context: FitContext) throws -> FittedWholeTable {
    try checkHyperparameters()
    let count = data.classes.count
    guard let further = data.further, further.rows.inputs.rows > 0 else {
      var alone = network
      alone.epochs = network.epochs * repeats
      let own = try TrainingData(
        features: data.features, classes: data.classes, training: data.training.withoutCues,
        validation: data.validation?.withoutCues)
      return FittedWholeTable(settings: self, network: try alone.fit(own, in: context), knownCount: count)
    }
    let own = try data.training.selecting(
      (0..<repeats).flatMap { _ in Array(0..<data.training.inputs.rows) })
    let whole = try TrainingData(
      features: data.features, classes: data.classes + further.genres,
      training: own.withoutCues.addingClasses(further.genres.count).appending(
        further.rows.addingClasses(before: count)),
      validation: data.validation?.withoutCues.addingClasses(further.genres.count))
    let fitted = try network.fit(whole, in: context)
    return FittedWholeTable(settings: self, network: fitted, knownCount: count)
  }
}
