import SwiftProtobuf

extension ONNXModelProto {
  /// The bytes of an ONNX file; the same model gives the same bytes. Throws if a text is no UTF-8.
  public func bytes() throws -> [UInt8] { try serializedBytes() }

  /// Reads an ONNX file. Throws for anything that is not one.
  public init(bytes: [UInt8]) throws { try self.init(serializedBytes: bytes) }
}
