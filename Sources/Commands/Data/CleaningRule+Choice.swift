import Shell
import Tabular

extension CleaningRule: ChoiceValue {
  /// What the rule takes out or repairs, for help and completion.
  public var meaning: String {
    switch self {
    case .missing: "rows that lack a feature, the title, the artist or the genre"
    case .impossible: "rows with a value outside the range that its column can have"
    case .copies: "rows that are exact copies of an earlier one"
    }
  }
}
