import ONNXSchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A calculation over a batch of tracks in the standard operators of ONNX, put together step by step.
///
/// ONNX, open neural network exchange, github.com/onnx/onnx, operator set 18 and `ai.onnx.ml` 3.
public struct ComputationGraph {
  /// A table of numbers that flows through the calculation.
  public struct Value: Sendable, Equatable {
    let name: String
  }

  /// The types of numbers that a calculation uses.
  enum Number: Int32, Sendable {
    case float32 = 1
    case int64 = 7
    case bool = 9
    case float64 = 11
  }

  /// A setting of an operator.
  enum Attribute: Sendable {
    case integer(Int)
    case integers([Int])
    case floats([Float])
    case text(String)
    case texts([String])
  }

  /// The version of the standard operators, and of those for decision trees.
  private static let operators: Int64 = 18
  private static let treeOperators: Int64 = 3
  private static let treeDomain = "ai.onnx.ml"

  private var graph = ONNXGraphProto()
  private var constants: [ConstantKey: Value] = [:]
  private var usesTrees = false

  private struct ConstantKey: Hashable {
    let type: Int32
    let shape: [Int]
    let bytes: Data
  }

  init(name: String) { graph.name = name }

  /// What the caller gives: `batch × width` numbers of 32 bits.
  mutating func input(_ name: String, width: Int) -> Value {
    graph.input.append(Self.port(name, .float32, ["batch", width], ""))
    return Value(name: name)
  }

  /// Names a value as a result. `columns` is its width; `nil` for one number for each track.
  mutating func output(
    _ value: Value, as name: String, _ type: Number, columns: Int?, meaning: String
  ) {
    var node = ONNXNodeProto()
    node.opType = "Identity"
    node.name = name
    node.input = [value.name]
    node.output = [name]
    graph.node.append(node)
    let shape: [any Extent] = columns.map { ["batch", $0] } ?? ["batch"]
    graph.output.append(Self.port(name, type, shape, meaning))
  }

  /// The result of an operator.
  mutating func apply(
    _ operation: String, _ inputs: Value..., with attributes: KeyValuePairs<String, Attribute> = [:]
  ) -> Value {
    node(operation, inputs, attributes, results: 1)[0]
  }

  /// The results of an operator that has several.
  mutating func results(
    _ count: Int, of operation: String, _ inputs: Value..., isForTrees: Bool = false,
    with attributes: KeyValuePairs<String, Attribute> = [:]
  ) -> [Value] {
    node(operation, inputs, attributes, results: count, domain: isForTrees ? Self.treeDomain : nil)
  }

  private mutating func node(
    _ operation: String, _ inputs: [Value], _ attributes: KeyValuePairs<String, Attribute>, results: Int,
    domain: String? = nil
  ) -> [Value] {
    var node = ONNXNodeProto()
    node.opType = operation
    node.name = "\(operation)_\(graph.node.count)"
    node.input = inputs.map(\.name)
    node.output = (0..<results).map { "\(node.name)_\($0)" }
    if let domain {
      node.domain = domain
      usesTrees = true
    }
    node.attribute = attributes.map(ONNXAttributeProto.init)
    graph.node.append(node)
    return node.output.map { Value(name: $0) }
  }

  /// Numbers that are part of the calculation; equal ones stand in the file once.
  mutating func constant(_ values: [Float], _ shape: [Int]? = nil) -> Value {
    constant(values, shape ?? [values.count], .float32)
  }

  /// A table that is part of the calculation.
  mutating func constant(_ matrix: Matrix) -> Value {
    constant(matrix.values, [matrix.rows, matrix.columns], .float32)
  }

  /// Whole numbers that are part of the calculation.
  mutating func constant(_ values: [Int], _ shape: [Int]? = nil) -> Value {
    constant(values.map(Int64.init), shape ?? [values.count], .int64)
  }

  /// Numbers of 64 bits that are part of the calculation.
  mutating func constant(doubles values: [Double], _ shape: [Int]? = nil) -> Value {
    constant(values, shape ?? [values.count], .float64)
  }

  private mutating func constant<Element>(_ values: [Element], _ shape: [Int], _ type: Number) -> Value {
    // Numbers lie in memory as the format wants them on every processor that timbre runs on.
    let bytes = values.withUnsafeBytes { Data($0) }
    let key = ConstantKey(type: type.rawValue, shape: shape, bytes: bytes)
    if let known = constants[key] { return known }
    var tensor = ONNXTensorProto()
    tensor.name = "constant_\(graph.initializer.count)"
    tensor.dims = shape.map(Int64.init)
    tensor.dataType = type.rawValue
    tensor.rawData = bytes
    graph.initializer.append(tensor)
    let value = Value(name: tensor.name)
    constants[key] = value
    return value
  }

  /// The whole calculation as a model, with texts that go with it. Throws if a text is no UTF-8.
  func encoded(metadata: [(key: String, value: String)], summary: String) throws -> [UInt8] {
    var model = ONNXModelProto()
    model.irVersion = 8
    model.producerName = "timbre"
    model.docString = summary
    model.opsetImport = [Self.operatorSet("", Self.operators)]
    if usesTrees { model.opsetImport.append(Self.operatorSet(Self.treeDomain, Self.treeOperators)) }
    model.graph = graph
    model.metadataProps = metadata.map { key, value in
      var entry = ONNXStringStringEntryProto()
      entry.key = key
      entry.value = value
      return entry
    }
    return try model.bytes()
  }

  private static func operatorSet(_ domain: String, _ version: Int64) -> ONNXOperatorSetIdProto {
    var set = ONNXOperatorSetIdProto()
    set.domain = domain
    set.version = version
    return set
  }
}
