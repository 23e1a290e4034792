import Report

/// The names of all facts, each once, so that one word means one thing everywhere.
enum Facts {
  static let lines = FactName("lines", "lines written or replayed")
  static let expectations = FactName("expectations", "expectations that held")
}
