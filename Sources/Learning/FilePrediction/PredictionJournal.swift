import Tabular

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How far the prediction of a file has come, so that another run can go on with it.
struct PredictionJournal: Codable, Equatable {
  /// What was done of what: the table, the model and how its answers are written. Another run goes on only with its like.
  let subject: String
  /// The bytes that are written.
  var bytes = 0
  /// The place in the table that they reach to.
  var place: TablePlace?
  /// How many of the tracks were declined.
  var unknown = 0

  /// Changes whenever another version would write other bytes.
  private static let version = "1"

  /// Nothing is done.
  init(_ predictor: FilePredictor, of stream: TableStream) {
    var hasher = ContentHasher()
    let card = predictor.model.fingerprint.description
    for text in [Self.version, stream.fingerprint.description, card, predictor.output.name]
      + predictor.columns.map(\.name)
    { hasher.combine(text) }
    hasher.combine(predictor.declining.bitPattern)
    hasher.combine(predictor.output.isCompressed ? 1 : 0)
    subject = hasher.fingerprint.description
  }

  /// What an earlier run has noted, if it was about the same and its bytes are there.
  func resumed(from file: ResumableFile) -> PredictionJournal? {
    guard let note = file.note,
      let kept = try? JSONDecoder().decode(PredictionJournal.self, from: Data(note)),
      kept.subject == subject, kept.place != nil, kept.bytes > 0, file.holds(kept.bytes)
    else { return nil }
    return kept
  }

  /// As it is noted.
  var note: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }
}
