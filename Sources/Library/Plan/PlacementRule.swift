import Music

/// Which genres or families a track goes to: the person's word first, then what the model says.
struct PlacementRule {
  /// Beside its first playlist a track goes only to those that are at least so probable.
  static let leastFurther = 0.2

  let request: PlanRequest

  /// Why a track goes nowhere.
  struct Unplaced: Error {
    var reason: UnsortedTrack.Reason
  }

  /// The labels of a track, the first the likeliest.
  func labels(of candidate: Planner.Candidate) throws(Unplaced) -> [String] {
    switch candidate.track.kind {
    case .track: break
    case .local: throw Unplaced(reason: .localFile)
    case .episode: throw Unplaced(reason: .episode)
    case .missing: throw Unplaced(reason: .missing)
    }
    guard candidate.meetsCondition else { throw Unplaced(reason: .conditionNotMet) }
    if let placement = candidate.placement {
      guard let genre = placement.genre else { throw Unplaced(reason: .keptOut) }
      return [request.label(of: genre)]
    }
    guard let prediction = candidate.prediction else { throw Unplaced(reason: .notPredicted) }
    let answers = answers(of: prediction)
    guard let first = answers.first else { throw Unplaced(reason: .unknown) }
    let chosen =
      [first]
      + answers.dropFirst().prefix(request.mostPlaylists - 1).filter { $0.probability >= Self.leastFurther }
    // A track that goes to several is right in one of them with the sum of their probabilities.
    guard chosen.reduce(0, { $0 + $1.probability }) >= request.leastConfidence else {
      throw Unplaced(reason: .belowConfidence(genre: first.label, confidence: first.probability))
    }
    return chosen.map(\.label)
  }

  /// What a prediction says in the terms of the request, the likeliest first: a model that wavers between two genres of one
  /// family is sure of the family. Empty if it declined.
  func answers(of prediction: LibraryPrediction) -> [(label: String, probability: Double)] {
    guard let genre = prediction.genre else { return [] }
    guard let families = request.families else {
      let others = prediction.probabilities.filter { $0.key != genre }
      return [(genre, prediction.confidence)] + Self.sorted(others)
    }
    // What the model said of families themselves, unless they were other families then; a genre that is in no family is one of
    // its own.
    let known = Set(families.values)
    if !prediction.families.isEmpty,
      prediction.families.keys.allSatisfy({ known.contains($0) || families[$0] == nil })
    {
      return Self.sorted(prediction.families)
    }
    var sums: [String: Double] = [:]
    for (genre, probability) in prediction.probabilities.sorted(by: { $0.key < $1.key }) {
      sums[request.label(of: genre), default: 0] += probability
    }
    if sums.isEmpty { return [(request.label(of: genre), prediction.confidence)] }
    return Self.sorted(sums.mapValues { min(1, $0) })
  }

  private static func sorted(_ probabilities: [String: Double]) -> [(label: String, probability: Double)] {
    probabilities.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      (label: $0.key, probability: $0.value)
    }
  }
}
