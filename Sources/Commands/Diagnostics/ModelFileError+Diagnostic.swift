import Learning
import Report
import Shell

extension ModelFileError: DiagnosticError {
  /// Says what a model file holds that no model of timbre's can, without showing its bytes.
  public var diagnostic: Diagnostic {
    let reason: Text =
      switch self {
      case .truncated(let needed, let found):
        "it ends after \(.bytes(found)), but should have \(.bytes(needed)) or more"
      case .headerTooLong: "it has no header of a model"
      case .header: "its header cannot be read"
      case .range(let tensor): "the numbers of \(.text(tensor)) lie outside the file or over others"
      case .shape(let tensor): "\(.text(tensor)) has another shape than it needs"
      case .type(let tensor, let found): "\(.text(tensor)) holds \(.text(found)) numbers"
      case .missingTensor(let tensor): "\(.text(tensor)) is missing"
      case .metadata(let key): "its header does not say \(.text(key)), or not rightly"
      case .unknownClassifier(let name): "it is of a kind unknown here, \(.text(name))"
      case .noGraph: "it is no ONNX file"
      case .graphAlone(isOwn: true):
        "it holds the calculation alone, as \(.code("outputs=probabilities")) writes it"
      case .graphAlone(isOwn: false): "another program wrote it"
      case .notFinite(let tensor): "\(.text(tensor)) holds something that is not a number"
      }
    let help: Text =
      if case .graphAlone(isOwn: true) = self {
        "\(.code("save model FILE.safetensors")) writes a model that can be read again, and so does \(.code("save model FILE.onnx")) with all outputs"
      } else {
        "\(.code("save model")) writes one"
      }
    return Diagnostic(
      "not-a-model", "this is not a model of timbre: " + reason, at: .parameter("file"), help: help)
  }
}
