import Shell
import Tabular

extension SplitGrouping: ChoiceValue {
  /// What is kept together on one side, for help and completion.
  public var meaning: String {
    switch self {
    case .row: "nothing is kept together; copies of a song land on both sides"
    case .track: "all rows of one track id stay together"
    case .recording: "all versions of one recording stay together"
    case .artist: "everything of one lead artist stays together"
    }
  }
}
