/// Finds the names that a mistyped word was probably meant to be.
public enum NearestNames {
  /// The candidates nearest to `word`, best first; none that differ in more than a third of its letters.
  ///
  /// Distance is that of Damerau and Levenshtein with adjacent transpositions; a candidate that starts with
  /// the word counts as near.
  public static func of(_ word: String, among candidates: [String], most: Int = 3) -> [String] {
    let typed = Array(word.lowercased())
    guard typed.count > 1 else { return [] }
    let limit = max(1, typed.count / 3)
    let scored = candidates.enumerated().compactMap { index, candidate -> (distance: Int, index: Int)? in
      let letters = Array(candidate.lowercased())
      if letters.starts(with: typed) { return (0, index) }
      guard abs(letters.count - typed.count) <= limit else { return nil }
      let distance = distance(typed, letters)
      return distance <= limit ? (distance, index) : nil
    }
    return scored.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(most).map { candidates[$0.index] }
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + Array(repeating: 0, count: right.count)
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[right.count]
  }
}
