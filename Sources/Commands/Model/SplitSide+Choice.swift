import Shell
import Tabular

extension SplitSide: ParameterValue {
  /// The sides that rows are put on, as people call them.
  public static var expectation: String { "train, val or test" }
  /// The sides that rows are put on, each with what it is for.
  public static var choices: [Choice] { assigned.map { Choice($0.name, $0.meaning) } }
  /// The side that any usual spelling means, such as `dev` for the validation side; `nil` for other words.
  public static func parse(_ text: String) -> SplitSide? { SplitSide(name: text) }
  /// The side as `SplitSide.name` spells it.
  public var canonicalText: String { name }
  /// No number: a side is chosen by its name alone.
  public var rangedNumber: Double? { nil }
  /// What a model knows of the side's tracks, for help and completion.
  public var meaning: String {
    switch self {
    case .train: "the tracks it learned from"
    case .validation: "the tracks it was chosen and calibrated by"
    case .test: "tracks that it has never seen"
    case .none: "tracks on no side"
    }
  }
}
