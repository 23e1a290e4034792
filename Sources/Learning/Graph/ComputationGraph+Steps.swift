import Kernels

/// Steps that several calculations have in common.
extension ComputationGraph {
  /// One number as part of the calculation, for every entry of a table.
  mutating func number(_ value: Float) -> Value { constant([value], []) }

  mutating func plus(_ left: Value, _ right: Value) -> Value { apply("Add", left, right) }
  mutating func minus(_ left: Value, _ right: Value) -> Value { apply("Sub", left, right) }
  mutating func times(_ left: Value, _ right: Value) -> Value { apply("Mul", left, right) }
  mutating func over(_ left: Value, _ right: Value) -> Value { apply("Div", left, right) }

  /// The entries of `left` where a condition holds, those of `right` elsewhere.
  mutating func choose(_ left: Value, where condition: Value, else right: Value) -> Value {
    apply("Where", condition, left, right)
  }

  mutating func cast(_ value: Value, to type: Number) -> Value {
    apply("Cast", value, with: ["to": .integer(Int(type.rawValue))])
  }

  /// Some columns of a table, in the order of their numbers.
  mutating func columns(_ numbers: [Int], of value: Value) -> Value {
    apply("Gather", value, constant(numbers), with: ["axis": .integer(1)])
  }

  /// Some rows of a table.
  mutating func rows(_ places: Value, of value: Value) -> Value {
    apply("Gather", value, places, with: ["axis": .integer(0)])
  }

  /// Whether each entry is a finite number: false for one that is missing.
  mutating func isFinite(_ value: Value) -> Value {
    apply("LessOrEqual", apply("Abs", value), number(.greatestFiniteMagnitude))
  }

  /// The softmax of each row.
  mutating func softmax(_ value: Value) -> Value { apply("Softmax", value, with: ["axis": .integer(1)]) }

  /// The logarithm of each entry, of at least `least`.
  mutating func logarithm(_ value: Value, atLeast least: Float) -> Value {
    apply("Log", apply("Max", value, number(least)))
  }

  /// The mean over one dimension, which is gone afterwards.
  mutating func mean(_ value: Value, over axis: Int) -> Value {
    apply("ReduceMean", value, constant([axis]), with: ["keepdims": .integer(0)])
  }

  /// The sum over one dimension, which is gone afterwards.
  mutating func sum(_ value: Value, over axis: Int) -> Value {
    apply("ReduceSum", value, constant([axis]), with: ["keepdims": .integer(0)])
  }

  /// The smallest entries of each row with their places, ascending, equal ones in the order of their places.
  mutating func smallest(_ count: Int, of value: Value) -> (values: Value, places: Value) {
    let found = results(
      2, of: "TopK", value, constant([count]),
      with: ["axis": .integer(1), "largest": .integer(0), "sorted": .integer(1)])
    return (found[0], found[1])
  }

  /// The place of the largest entry of each row, the first of equals.
  mutating func largestPlace(in value: Value, keepingDimension: Bool) -> Value {
    apply("ArgMax", value, with: ["axis": .integer(1), "keepdims": .integer(keepingDimension ? 1 : 0)])
  }
}
