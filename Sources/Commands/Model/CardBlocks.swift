import Learning
import Report
import Shell

/// What a model card says of a model, apart from what judged it.
struct CardBlocks {
  let model: Model
  let description: GraphDescription
  /// The name of the card's file, without its ending.
  let title: String

  var output: Output {
    var output = Output([.heading("What it answers"), .fields(answers)])
    output.append(.heading("Data and protocol"))
    output.append(.fields(protocolFields))
    output.append(.protocolLine(model.protocolLine))
    output.append(.heading("Scores on the validation side"))
    output.append(scores.isEmpty ? .note("it had no validation side") : .fields(scores))
    output.append(.heading("Limits"))
    output.append(.list(limits))
    output.append(.heading("Elsewhere"))
    output.append(
      .paragraph(
        "\(.code("save model \(Quoting.quotedIfNeeded(title + ".onnx"))")) writes it for other programs. In Python, with onnxruntime and numpy:"
      ))
    output.append(.verbatim(description.python(file: title + ".onnx")))
    return output
  }

  private var answers: [Output.Field] {
    let genres = description.genres.map { genre in
      genre.family.map { "\(genre.name) (\($0))" } ?? genre.name
    }
    let columns = description.columns.map { column in
      column.unit.map { "\(column.name) (\($0))" } ?? column.name
    }
    return [
      Output.Field("kind", Text(model.classifierName)),
      Output.Field("genres", Text(genres.joined(separator: ", "))),
      Output.Field("columns", Text(columns.joined(separator: ", "))),
      Output.Field("missing values", Text(description.missing)),
      Output.Field("hyper-parameters", Text(model.classifier.allOptions)),
    ]
  }

  private var protocolFields: [Output.Field] {
    description.provenance.sorted { $0.key < $1.key }.map { key, value in
      Output.Field(key.replacing("_", with: " "), Text(value))
    } + [Output.Field("model fingerprint", Text(description.fingerprint))]
  }

  private var scores: [Output.Field] {
    var fields: [Output.Field] = []
    if let score = description.validation {
      fields.append(
        Output.Field("sound alone", "\(.share(score.accuracy)) right, loss \(.number(score.loss, digits: 3))")
      )
    }
    if let error = description.calibrationError {
      fields.append(Output.Field("calibration error", "\(.number(error, digits: 3))"))
    }
    return fields
  }

  private var limits: [Text] {
    var limits = description.limits.map { Text($0) }
    if description.provenance[Provenance.isSynthetic] == "true" {
      limits.append("It learned from invented tracks: its scores show that it works, not how good it is.")
    }
    if model.card.features.contains("popularity") {
      limits.append("Popularity says how the list was collected, not how a track sounds; no library has it.")
    }
    return limits
  }
}
