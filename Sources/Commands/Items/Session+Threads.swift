import Shell
import Tabular

extension Session {
  /// How many threads may work at once: as set, or one for each core.
  var threadCount: Int {
    let wanted = value(of: .threads)
    return wanted > 0 ? wanted : availableProcessors
  }
}
