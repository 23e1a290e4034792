/// Why a model file is refused.
public enum ModelFileError: Error, Sendable, Equatable {
  /// The file ends before byte `needed`.
  case truncated(needed: Int, found: Int)
  /// The header is longer than any model's.
  case headerTooLong(Int)
  /// The header is not the JSON that the format asks for; `offset` is the byte in the file.
  case header(offset: Int)
  /// The bytes of a tensor lie outside the file, overlap others or leave a gap.
  case range(tensor: String)
  /// A tensor's numbers do not fill its shape, or the shape is not the one that the model needs.
  case shape(tensor: String)
  /// A number type that no timbre model uses.
  case type(tensor: String, found: String)
  /// A tensor that the model needs is not there.
  case missingTensor(String)
  /// An entry of the metadata that the model needs is not there or cannot be read.
  case metadata(String)
  /// The model is of a kind that this version does not know.
  case unknownClassifier(String)
  /// The bytes are no calculation in ONNX.
  case noGraph
  /// The file is a calculation in ONNX without a model of timbre's in it; `isOwn` if timbre wrote it.
  case graphAlone(isOwn: Bool)
  /// A number that has to be finite is not.
  case notFinite(tensor: String)
}
