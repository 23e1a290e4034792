import ONNXSchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The extent of a dimension: a number, or the name of one that the caller chooses.
protocol Extent {
  var dimension: ONNXTensorShapeProto.Dimension { get }
}

extension Int: Extent {
  var dimension: ONNXTensorShapeProto.Dimension {
    var dimension = ONNXTensorShapeProto.Dimension()
    dimension.dimValue = Int64(self)
    return dimension
  }
}

extension String: Extent {
  var dimension: ONNXTensorShapeProto.Dimension {
    var dimension = ONNXTensorShapeProto.Dimension()
    dimension.dimParam = self
    return dimension
  }
}

extension ComputationGraph {
  /// An input or an output as the format declares it.
  static func port(
    _ name: String, _ type: Number, _ shape: [any Extent], _ meaning: String
  ) -> ONNXValueInfoProto {
    var tensor = ONNXTypeProto.Tensor()
    tensor.elemType = type.rawValue
    tensor.shape.dim = shape.map(\.dimension)
    var info = ONNXValueInfoProto()
    info.name = name
    info.type.tensorType = tensor
    info.docString = meaning
    return info
  }
}

extension ONNXAttributeProto {
  /// A setting of an operator as the format has it.
  init(_ name: String, _ attribute: ComputationGraph.Attribute) {
    self.init()
    self.name = name
    switch attribute {
    case .integer(let value): (type, i) = (.int, Int64(value))
    case .integers(let values): (type, ints) = (.ints, values.map(Int64.init))
    case .floats(let values): (type, floats) = (.floats, values)
    case .text(let text): (type, s) = (.string, Data(text.utf8))
    case .texts(let texts): (type, strings) = (.strings, texts.map { Data($0.utf8) })
    }
  }
}
