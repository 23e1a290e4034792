/// A way to learn genres, as the value of its hyper-parameters; only what `fit` returns can predict.
public protocol Classifier: Sendable, Codable, Equatable {
  /// What learning yields.
  associatedtype Fitted: FittedClassifier where Fitted.Settings == Self

  /// The name that picks this classifier, as in `model=network`.
  static var name: String { get }
  /// One line on what it is.
  static var summary: String { get }
  /// Everything that can be set on it, in the order in which it is offered.
  static var hyperparameters: [Hyperparameter<Self>] { get }
  /// Whether this system has all that it needs.
  static var isAvailable: Bool { get }
  /// Whether it learns from tracks of genres that it does not answer with, if there are any.
  static var learnsFurtherGenres: Bool { get }
  /// What it is called beside others that take part in one: its name, and what else tells it apart.
  var label: String { get }
  /// The default hyper-parameters.
  init()
  /// The same, to learn for so many passes where no validation side tells it when to stop.
  func settled(after epochs: Int) -> Self

  /// Learns from `data`. The same data, settings and seed give the same bits, whatever the number of threads.
  ///
  /// Throws `LearningError`, `.setting` for a hyper-parameter out of its range; when interrupted it returns the best it
  /// has, marked partial, or throws `CancellationError` if it has nothing.
  func fit(_ data: TrainingData, in context: FitContext) throws -> Fitted
}

extension Classifier {
  /// Most kinds need nothing but timbre.
  public static var isAvailable: Bool { true }
  /// Most kinds are told apart by their name.
  public var label: String { Self.name }
  /// Most kinds learn as long with as without a validation side.
  public func settled(after epochs: Int) -> Self { self }
  /// Most kinds learn from the genres that they answer with alone.
  public static var learnsFurtherGenres: Bool { false }
}
