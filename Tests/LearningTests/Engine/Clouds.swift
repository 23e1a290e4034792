import Learning
import Synchronization
import Tabular

/// A made-up task whose classes are clouds of points, some of whose cells are missing.
struct Clouds {
  let data: TrainingData
  let inputs: Matrix
  let labels: [Int]

  init(rows: Int = 240, features: Int = 5, classes: Int = 4, seed: UInt64 = 3) throws {
    var generator = SeededGenerator(seed: seed, stream: "clouds")
    let centres = (0..<classes * features).map { _ in generator.normal() * 2 }
    var values: [Float] = []
    var labels: [Int] = []
    for row in 0..<rows {
      let label = row % classes
      labels.append(label)
      for feature in 0..<features {
        let value = centres[label * features + feature] + generator.normal()
        values.append(generator.unit() < 0.03 ? .nan : Float(value * 10 + 100))
      }
    }
    inputs = Matrix(rows: rows, columns: features, values: values) ?? Matrix(rows: 0, columns: features)
    self.labels = labels
    let side = try LabelledRows(inputs: inputs, labels: SoftLabels(labels, classCount: classes))
    let cut = rows * 3 / 4
    data = try TrainingData(
      features: (0..<features).map { "feature \($0)" }, classes: (0..<classes).map { "class \($0)" },
      training: side.selecting(Array(0..<cut)), validation: side.selecting(Array(cut..<rows)))
  }
}

/// What is fitted when the first test asks for it, and kept for the others.
final class FittedOnce: Sendable {
  private let make: @Sendable () throws -> any FittedClassifier
  private let fitted = Mutex<(any FittedClassifier)?>(nil)

  init(_ make: @escaping @Sendable () throws -> any FittedClassifier) { self.make = make }

  func callAsFunction() throws -> any FittedClassifier {
    try fitted.withLock { fitted in
      let own = try fitted ?? make()
      fitted = own
      return own
    }
  }
}

/// A switch that a test can flip from a closure.
final class Switch: Sendable {
  private let looks: Mutex<Int>
  private let limit: Int

  /// On after `limit` looks.
  init(after limit: Int) {
    self.limit = limit
    looks = Mutex(0)
  }

  var isOn: Bool {
    looks.withLock {
      $0 += 1
      return $0 > limit
    }
  }
}
