import Shell
import Tabular

/// How a person says what stands around cells.
extension QuoteReading: ChoiceValue {
  /// What it takes for a mark.
  public var meaning: String {
    switch self {
    case .double: "\"in double quotes\", as most programs write them"
    case .single: "'in single quotes', as databases do"
    case .none: "quotes are letters as all others are"
    }
  }
}
