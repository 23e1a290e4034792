/// What the checked surface of the kernels refuses.
public enum KernelError: Error, Sendable, Equatable {
  /// A size is zero, negative or beyond what memory could hold.
  case size(Int)
  /// An array has another number of elements than the shape asks for.
  case count(expected: Int, found: Int)
  /// A row, class or column does not exist.
  case index(Int, count: Int)
  /// A number is out of its range.
  case value(Double)
}
