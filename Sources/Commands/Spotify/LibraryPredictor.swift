import Learning
import Library
import Music
import Tabular

/// What a model says of the tracks of a library.
struct LibraryPredictor {
  let model: Model
  let threads: Int

  /// A prediction for each track that has features, in the order of the tracks. Throws what the model throws.
  func predictions(
    for tracks: [ServiceTrack], features: [String: LibraryFeatures]
  ) throws -> [LibraryPrediction] {
    let known = tracks.compactMap { track in
      track.uri.flatMap { uri in features[uri].map { (uri: uri, track: track, values: $0.values) } }
    }
    guard !known.isEmpty else { return [] }
    let names = model.card.features
    var inputs = Matrix(rows: known.count, columns: names.count, repeating: .nan)
    let sources = names.map { Features.source(of: $0) }
    for (row, entry) in known.enumerated() {
      for (index, source) in sources.enumerated() {
        guard let value = Self.value(source.column, of: entry.track, entry.values) else { continue }
        inputs[row, index] = source.value.map { value == $0 ? 1 : 0 } ?? value
      }
    }
    let shares = try model.fitted.probabilities(for: inputs, threads: threads)
    return known.indices.map { row in
      let lacking = zip(sources, inputs.row(row)).filter { $0.1.isNaN }.map(\.0.column.text)
      return prediction(uri: known[row].uri, shares: Array(shares.row(row)), imputed: lacking)
    }
  }

  /// The likeliest genre, and as many of the next as it takes to hold nine tenths of the probability.
  private func prediction(uri: String, shares: [Float], imputed: [String]) -> LibraryPrediction {
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    var plausible: [String] = []
    var sum: Float = 0
    for index in order where sum < 0.9 {
      plausible.append(model.card.classes[index])
      sum += shares[index]
    }
    var names: [String] = []
    for name in imputed where !names.contains(name) { names.append(name) }
    return LibraryPrediction(
      uri: uri, genre: plausible.first, confidence: order.first.map { Double(shares[$0]) } ?? 0,
      plausible: plausible, model: model.fingerprintText, imputed: names)
  }

  /// A feature by the name of its column; nil where it is not known. The length comes from the catalogue.
  private static func value(
    _ column: ColumnName, of track: ServiceTrack, _ features: ServiceFeatures
  ) -> Float? {
    switch column {
    case .danceability: features.danceability.map(Float.init)
    case .energy: features.energy.map(Float.init)
    case .key: features.key.flatMap { $0 < 0 ? nil : Float($0) }
    case .loudness: features.loudness.map(Float.init)
    case .mode: features.mode.map(Float.init)
    case .speechiness: features.speechiness.map(Float.init)
    case .acousticness: features.acousticness.map(Float.init)
    case .instrumentalness: features.instrumentalness.map(Float.init)
    case .liveness: features.liveness.map(Float.init)
    case .valence: features.valence.map(Float.init)
    // A tempo of 0 means that none was found.
    case .tempo: features.tempo.flatMap { $0 > 0 ? Float($0) : nil }
    case .timeSignature: features.timeSignature.map(Float.init)
    case .durationMs: track.durationMilliseconds.map(Float.init)
    case .explicit: track.explicit ? 1 : 0
    default: nil
    }
  }
}
