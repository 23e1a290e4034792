extension GraphDescription {
  /// How another program asks the model in a file, as lines of Python.
  public func python(file: String) -> String {
    let name = file.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return [
      "import json, numpy, onnxruntime",
      "",
      "about = json.load(open(\"\(name).json\"))",
      "session = onnxruntime.InferenceSession(\"\(name)\")",
      "track = {\"energy\": 0.9, \"danceability\": 0.75, \"tempo\": 128}",
      "features = [[track.get(column[\"name\"], numpy.nan) for column in about[\"columns\"]]]",
      "inputs = {\"\(input)\": numpy.array(features, numpy.float32)}",
      "probabilities = session.run([\"\(outputs[0].name)\"], inputs)[0]",
      "print(about[\"genres\"][probabilities[0].argmax()][\"name\"], probabilities[0].max())",
    ].joined(separator: "\n")
  }
}
