import Shell
import Tabular

/// How a person says in what the times of a table count.
extension TimeReading: ChoiceValue {
  /// What it takes a number for.
  public var meaning: String {
    switch self {
    case .milliseconds: "176000 is 2:56"
    case .seconds: "176 is 2:56"
    case .minutes: "2.5 is 2:30"
    case .clock: "2.56 is 2:56"
    }
  }
}
