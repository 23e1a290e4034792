import Music

/// A track about whose place the model is in doubt, for a person to decide.
public struct DoubtfulTrack: Sendable, Equatable {
  /// The track.
  public var uri, title: String
  /// The names of its artists.
  public var artists: [String]
  /// The genre or family that is the likeliest.
  public var label: String
  /// How likely it is, 0 to 1.
  public var confidence: Double
  /// Whether the plan has a place for it; else it was too doubtful for one.
  public var isPlaced: Bool
  /// The next likeliest genres or families, likeliest first.
  public var alternatives: [String]
}

extension LibraryStore {
  /// The tracks of the present plan that stand on the model's word, the most doubtful first, and before them those that
  /// were too doubtful for a place; each once.
  ///
  /// - Parameter most: How many genres or families are named beside the likeliest.
  /// - Throws: `LibraryError`, `noPlan` without a plan.
  public func doubtfulTracks(alternatives most: Int = 3) throws -> [DoubtfulTrack] {
    let plan = try plan()
    let predictions = try predictions()
    let rule = PlacementRule(request: plan.request)
    var doubtful: [DoubtfulTrack] = []
    func add(_ uri: String, _ title: String, _ artists: [String], isPlaced: Bool) {
      guard let answers = predictions[uri].map(rule.answers), let first = answers.first else { return }
      doubtful.append(
        DoubtfulTrack(
          uri: uri, title: title, artists: artists, label: first.label, confidence: first.probability,
          isPlaced: isPlaced, alternatives: answers.dropFirst().prefix(most).map(\.label)))
    }
    for track in plan.unsorted {
      if case .belowConfidence = track.reason { add(track.uri, track.title, track.artists, isPlaced: false) }
    }
    for track in plan.playlists.flatMap(\.tracks) where !track.isPlacedByHand {
      add(track.uri, track.title, track.artists, isPlaced: true)
    }
    doubtful.sort { ($0.confidence, $0.uri) < ($1.confidence, $1.uri) }
    var seen: Set<String> = []
    return doubtful.filter { seen.insert($0.uri).inserted }
  }
}
