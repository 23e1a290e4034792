import Learning
import Library
import Music
import Tabular

/// What a model says of the tracks of a library.
struct LibraryPredictor {
  let model: Model
  /// The share of tracks of learned genres that may be declined as unlike anything learned.
  let declining: Double
  let context: FitContext

  /// How often the set of plausible genres is to hold the right one.
  private static let coverage = 0.9

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
    let probabilities = try model.probabilities(for: inputs, on: context.workers)
    let sets = try model.confidence.flatMap {
      !$0.isLearned ? nil : try $0.sets(coverage: Self.coverage)
    }
    let unknown = try model.areUnknown(inputs, declining: declining, in: context)
    return known.indices.map { row in
      var prediction = prediction(uri: known[row].uri, row: probabilities.row(row), sets: sets)
      for (source, value) in zip(sources, inputs.row(row))
      where value.isNaN && !prediction.imputed.contains(source.column.text) {
        prediction.imputed.append(source.column.text)
      }
      if unknown[row] { prediction.genre = nil }
      return prediction
    }
  }

  /// The likeliest genre, and the plausible ones, likeliest first: without calibrated sets, as many as it takes to hold
  /// nine tenths of the probability.
  private func prediction(uri: String, row: ArraySlice<Float>, sets: ConformalSets?) -> LibraryPrediction {
    let values = Array(row)
    let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    var plausible: [Int] = []
    if let sets {
      let set = sets.set(for: row)
      plausible = order.filter(set.contains)
    } else {
      var sum: Float = 0
      for index in order where Double(sum) < Self.coverage {
        plausible.append(index)
        sum += values[index]
      }
    }
    var probabilities: [String: Double] = [:]
    for index in order where values[index] >= 0.01 {
      probabilities[model.card.classes[index]] = Double(values[index])
    }
    return LibraryPrediction(
      uri: uri, genre: order.first.map { model.card.classes[$0] },
      confidence: order.first.map { Double(values[$0]) } ?? 0,
      plausible: plausible.map { model.card.classes[$0] }, probabilities: probabilities,
      model: model.fingerprintText,
      imputed: [])
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
