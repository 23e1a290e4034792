/// A search for an earlier line by a part of it, the newest first.
struct HistorySearch {
  private let lines: [String]
  private(set) var pattern = ""
  private var matches: [String] = []
  private var chosen = 0

  /// A search in lines that are given oldest first.
  init(_ lines: [String]) {
    var seen: Set<String> = []
    self.lines = lines.reversed().filter { seen.insert($0).inserted }
  }

  /// The line that is found; `nil` if there is none, or nothing to look for yet.
  var match: String? { matches.indices.contains(chosen) ? matches[chosen] : nil }

  /// Whether something is looked for in vain.
  var hasFailed: Bool { !pattern.isEmpty && match == nil }

  /// Looks for more text.
  mutating func append(_ letter: Unicode.Scalar) {
    pattern.unicodeScalars.append(letter)
    search()
  }

  /// Takes the last letter back.
  mutating func removeLast() {
    _ = pattern.popLast()
    search()
  }

  /// Goes to the next older line that has the text, or with a negative step to the next newer one.
  mutating func step(_ step: Int) {
    chosen = min(max(chosen + step, 0), max(matches.count - 1, 0))
  }

  private mutating func search() {
    let wanted = pattern.lowercased()
    matches = wanted.isEmpty ? [] : lines.filter { $0.lowercased().contains(wanted) }
    chosen = 0
  }
}
