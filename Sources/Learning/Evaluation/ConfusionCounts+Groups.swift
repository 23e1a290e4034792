/// Looking at a confusion matrix by parts: groups of classes, or some of the classes.
extension ConfusionCounts {
  /// The counts between groups of classes: a track counts for the group of its label and that of its answer.
  ///
  /// - Parameter groups: classes by group; a class in none is left out, and so are its tracks. A class in several counts
  ///   for the first.
  /// - Returns: `groups.count` rows of as many counts.
  public func counts(between groups: [[Int]]) -> [[Int]] {
    var groupOf = [Int?](repeating: nil, count: counts.count)
    for (group, classes) in groups.enumerated() {
      for label in classes where counts.indices.contains(label) && groupOf[label] == nil {
        groupOf[label] = group
      }
    }
    var result = [[Int]](repeating: [Int](repeating: 0, count: groups.count), count: groups.count)
    for label in counts.indices {
      guard let row = groupOf[label] else { continue }
      for answer in counts.indices {
        guard let column = groupOf[answer] else { continue }
        result[row][column] += counts[label][answer]
      }
    }
    return result
  }

  /// The counts among some classes, in the order given; every class must exist.
  public func counts(among classes: [Int]) -> [[Int]] {
    classes.map { row in classes.map { counts[row][$0] } }
  }

  /// How many tracks of some classes were answered with a class outside them.
  public func answersOutside(_ classes: [Int]) -> Int {
    let inside = Set(classes)
    return inside.reduce(0) { sum, label in
      sum + counts[label].indices.reduce(0) { $0 + (inside.contains($1) ? 0 : counts[label][$1]) }
    }
  }
}
