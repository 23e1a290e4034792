extension Classifier {
  /// What can be set, with the values that this kind has by itself.
  public static var hyperparameterDescriptions: [HyperparameterDescription] {
    let standard = Self()
    return hyperparameters.map {
      HyperparameterDescription(
        name: $0.name, help: $0.help, range: $0.range, standard: $0.value(standard), search: $0.search)
    }
  }

  /// The value of every hyper-parameter, in the order of the list.
  public var hyperparameterValues: [(name: String, value: HyperparameterValue)] {
    Self.hyperparameters.map { ($0.name, $0.value(self)) }
  }

  /// Those of `hyperparameterValues` that this kind does not have by itself.
  public var changedHyperparameters: [(name: String, value: HyperparameterValue)] {
    let standard = Self()
    return Self.hyperparameters.filter { $0.value(self) != $0.value(standard) }.map {
      ($0.name, $0.value(self))
    }
  }

  /// The same classifier with some values set.
  ///
  /// Throws `LearningError.noSuchHyperparameter` for a name that is not in the list, and `.setting` for a value out of
  /// its range.
  public func setting(_ values: [String: HyperparameterValue]) throws(LearningError) -> Self {
    var result = self
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      guard let parameter = Self.hyperparameters.first(where: { $0.name == name }) else {
        throw .noSuchHyperparameter(name, kind: Self.name)
      }
      guard parameter.range.contains(value), parameter.assign(&result, value) else {
        throw .setting(name: name, value: "\(value)")
      }
    }
    return result
  }

  /// Throws `LearningError.setting` for the first value that is out of its range.
  func checkHyperparameters() throws(LearningError) {
    for parameter in Self.hyperparameters {
      let value = parameter.value(self)
      guard parameter.range.contains(value) else {
        throw .setting(name: parameter.name, value: "\(value)")
      }
    }
  }
}
