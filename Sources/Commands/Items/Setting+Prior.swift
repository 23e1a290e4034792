import Shell

extension Setting where Value == PredictLibrary.Prior {
  /// Whose mixture of genre families a library is expected to have.
  static let prior = Setting(
    "prior", .library, "whose mixture of genre families predict library expects")
}
