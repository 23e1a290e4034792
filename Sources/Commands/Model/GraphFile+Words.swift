import Learning
import Music
import Report
import Shell
import Tabular

extension GraphFile.Outputs: ChoiceValue {
  /// What the file then holds, for help and completion.
  public var meaning: String {
    switch self {
    case .all: "probabilities, novelty score, set of plausible genres, and the model itself"
    case .probabilities: "probabilities alone, for engines that take one output"
    }
  }
}

extension GraphDescription.Notes {
  /// What is known of the columns and the genres of a model.
  init(of model: Model, in environment: HostEnvironment) throws {
    let units = TrackSchema.units.map { column, unit in
      (column.text, (unit: unit, range: TrackSchema.ranges[column]))
    }
    let families = try GenreFamilies(BundledData(override: environment["TIMBRE_DATA"]))
    self.init(
      columns: Dictionary(uniqueKeysWithValues: units), families: families?.familyOfGenre ?? [:],
      protocolLine: model.protocolLine.plainText)
  }
}

extension GraphFile {
  /// What other programs are to know of a file that was written.
  func blocks(description path: String) -> [Output.Block] {
    let columns = description.columns.map(\.name).joined(separator: ", ")
    let outputs = description.outputs.map { "\($0.name) [\($0.shape.joined(separator: ", "))]" }
    return [
      .fields([
        Output.Field(
          "input", "\(description.input) [batch, \(String(description.columns.count))]: \(columns)"),
        Output.Field("outputs", Text(outputs.joined(separator: ", "))),
        Output.Field("beside it", "\(.text(path), .strong) with units, genres, protocol and limits"),
      ])
    ] + description.limits.dropFirst().map { .note(Text($0)) }
  }
}
