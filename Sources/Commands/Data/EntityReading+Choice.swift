import Shell
import Tabular

/// How a person says what becomes of characters as web pages write them.
extension EntityReading: ChoiceValue {
  /// What it takes `&amp;` for.
  public var meaning: String {
    switch self {
    case .decoded: "&amp; is &, as web pages write it"
    case .literal: "&amp; is what stands there"
    }
  }
}
