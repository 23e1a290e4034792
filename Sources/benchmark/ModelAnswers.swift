import Foundation
import Learning
import Music
import Tabular
import Work

/// What a saved model answers to every track of a table by its sound, with all digits: what other engines are compared with.
struct ModelAnswers {
  /// The file of a model, and the table.
  let model: String
  let table: String

  /// Writes inputs, `rows × columns`, probabilities, `rows × genres`, and novelty scores as safetensors.
  func write(to path: String) throws {
    let model = try ModelFile.decode([UInt8](Data(contentsOf: URL(filePath: model))))
    let threads = availableProcessors
    let reader = TableReader(schema: TrackSchema.columns, threads: threads)
    let dataset = try reader.read(file: table).dataset
    let features = try Features(model.card.features)
    let inputs = features.matrix(of: dataset)
    let context = FitContext(threads: threads)
    var tensors = [
      Tensor(name: "inputs", try Features(features.columns.map(\.text)).matrix(of: dataset)),
      Tensor(name: "probabilities", try model.probabilities(for: inputs, on: context.workers)),
    ]
    if let novelty = model.novelty {
      tensors.append(Tensor(name: "novelty", try novelty.scores(for: inputs, in: context).map { Float($0) }))
    }
    let bytes = try SafeTensors(metadata: [:], tensors: tensors).encoded()
    try Data(bytes).write(to: URL(filePath: path))
  }
}
