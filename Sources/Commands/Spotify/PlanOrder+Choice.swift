import Library
import Shell

extension PlanRequest.Order: ChoiceValue {
  /// How the order sorts a playlist, for help and completion.
  public var meaning: String {
    switch self {
    case .liked: "latest liked first"
    case .confidence: "surest first"
    case .tempo: "slowest first"
    }
  }
}
