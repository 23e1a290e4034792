import Learning
import Report
import Shell
import Tabular

/// What a model says of one track, beside what the table says.
struct TrackPrediction {
  let model: Model
  /// One row of the model's features; NaN where a value is not known.
  let inputs: Matrix
  /// What is predicted.
  let subject: Text
  /// The genres that the table gives it; empty if unknown.
  let tableGenres: [String]
  /// How many genres to show.
  let top: Int

  /// Throws what the model throws.
  func output(threads: Int) throws -> Output {
    let classes = model.card.classes
    let shares = try model.fitted.probabilities(for: inputs, threads: threads).values
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    guard let best = order.first else { return Output() }
    var output = Output(
      facts: [.text(Facts.genre, classes[best]), .number(Facts.confidence, Double(shares[best]))])
    output.append(.paragraph("\(subject): \(.genre(classes[best]), .strong)"))
    output.append(
      .table(
        Table(
          columns: [
            .text("genre", flexible: false), .text("probability", flexible: false),
            .text("in the table", importance: 1),
          ],
          rows: order.prefix(top).map { index in
            [
              .genre(classes[index]), .bar(Double(shares[index])),
              .text(tableGenres.contains(classes[index]) ? "✓" : ""),
            ]
          }, totalRows: classes.count)))
    if !tableGenres.isEmpty {
      let isRight = tableGenres.contains(classes[best])
      let unknown = tableGenres.filter { !classes.contains($0) }
      var line: Text = "the table says \(tableGenres.joined(separator: ", "), isRight ? .good : .warning)"
      if !unknown.isEmpty {
        line = line + ", of which the model does not know \(unknown.joined(separator: ", "))"
      }
      output.append(.paragraph(line))
    }
    let imputed = zip(model.card.features, inputs.values).filter { $0.1.isNaN }.map(\.0)
    if imputed.count == model.card.features.count {
      output.append(.warning("nothing is known of it: this is what the model says of an average track"))
    } else if !imputed.isEmpty {
      output.append(
        .note("not known and set to the average of the training tracks: \(imputed.joined(separator: ", "))"))
    }
    output.append(.protocolLine(model.protocolLine))
    return output
  }
}
