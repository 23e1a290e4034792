/// What can be wrong with data or settings given to a classifier.
public enum LearningError: Error, Sendable, Equatable {
  /// No training row.
  case noRows
  /// No feature.
  case noFeatures
  /// A feature is named twice.
  case duplicateFeature(String)
  /// The table has no numeric column of this name.
  case noSuchFeature(String)
  /// A classifier needs two classes or more.
  case tooFewClasses(Int)
  /// A row names a class that does not exist.
  case noSuchClass(row: Int, label: Int, classCount: Int)
  /// The table has no artists and titles for cues to look up.
  case noNames
  /// A row carries no class.
  case noLabel(row: Int)
  /// A number of rows, columns or values is not what it has to be.
  case shape(expected: Int, found: Int)
  /// A hyper-parameter is out of its range.
  case setting(name: String, value: String)
  /// A number that has to be finite is not; training can diverge this way.
  case notFinite
  /// A kind of classifier needs a library that the system does not have.
  case libraryMissing(String)
  /// A library failed, in its own words.
  case library(String, String)
  /// A kind of classifier has no hyper-parameter of this name.
  case noSuchHyperparameter(String, kind: String)
  /// A genre that was to be learned as another is not in the table, or is one of the model's own.
  case notAnotherGenre(String, known: [String])
}
