/// A named array of numbers with a shape, row-major, as it stands in a model file.
public struct Tensor: Sendable, Equatable {
  /// The numbers, in the type that the file holds them in.
  public enum Values: Sendable, Equatable {
    case float32([Float])
    case int32([Int32])

    /// How many numbers there are.
    public var count: Int {
      switch self {
      case .float32(let values): values.count
      case .int32(let values): values.count
      }
    }
  }

  /// The name, such as `layers.0.weight`.
  public let name: String
  /// The extent of each dimension; their product is the number of values.
  public let shape: [Int]
  /// The numbers, row-major.
  public let values: Values

  /// Throws `ModelFileError.shape` if the values do not fill the shape.
  public init(name: String, shape: [Int], values: Values) throws(ModelFileError) {
    var product = 1
    for extent in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { throw .shape(tensor: name) }
      product = next
    }
    guard product == values.count else { throw .shape(tensor: name) }
    self.name = name
    self.shape = shape
    self.values = values
  }

  /// One dimension of 32-bit floats.
  public init(name: String, _ values: [Float]) {
    self.name = name
    shape = [values.count]
    self.values = .float32(values)
  }

  /// One dimension of 32-bit integers.
  public init(name: String, _ values: [Int32]) {
    self.name = name
    shape = [values.count]
    self.values = .int32(values)
  }

  /// Two dimensions, `rows × columns`.
  public init(name: String, _ matrix: Matrix) {
    self.name = name
    shape = [matrix.rows, matrix.columns]
    values = .float32(matrix.values)
  }

  /// The numbers of another tensor under a name of their own.
  init(name: String, of other: Tensor) {
    self.name = name
    shape = other.shape
    values = other.values
  }
}
