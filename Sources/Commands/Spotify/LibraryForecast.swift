import Learning
import Library
import Music
import Shell
import Tabular

/// Asks a model for the genres of a whole library, and puts its answers into the library's terms.
struct LibraryForecast {
  let model: Model
  let map: FamilyMap
  let names: GenreNames
  /// Whether the training table's mixture of families stands in for the library's own.
  let usesTableMixture: Bool
  let context: FitContext

  /// What comes of it: the answers in the order of the tracks, and a prediction to store for each track.
  struct Result {
    let answers: LibraryAnswers
    let predictions: [LibraryPrediction]
  }

  /// - Throws: What the model throws, and `CancellationError`.
  func result(
    for tracks: [ServiceTrack], features: [String: LibraryFeatures], tags: LibraryTags,
    placements: [String: Placement]
  ) throws -> Result {
    let inputs = LibraryInputs(
      tracks, features: features, for: try Features(model.card.features))
    let heard = try model.probabilities(for: inputs.values, on: context.workers)
    try context.watch.check()
    let families = Dictionary(
      zip(map.genres, map.familyOfGenre), uniquingKeysWith: { first, _ in first })
    let own = Set(map.families)
    let asked = tracks.map { track in
      LibraryTrack(
        id: track.id, title: track.title, artists: track.artists.map(\.name), isExplicit: track.explicit,
        placedFamily: track.uri.flatMap { placements[$0]?.genre }.flatMap { genre in
          families[genre].map { map.families[$0] }
            ?? (own.contains(genre) ? genre : names.families(of: genre).first)
        },
        tags: understood(tags, of: track))
    }
    let answers = try LibraryPredictor(map: map, cues: model.cues, usesTableMixture: usesTableMixture)
      .answers(
        for: asked, sound: heard.spread(to: inputs.heard, of: tracks.count), on: context.workers,
        watch: context.watch)
    let predictions = concurrentMap(tracks.count, threads: context.workers.threads) { place in
      tracks[place].uri.map { prediction(uri: $0, place, answers, imputed: inputs.imputed[place]) }
    }
    return Result(answers: answers, predictions: predictions.compactMap(\.self))
  }

  /// What the tags of a track say of families: its own, or its lead artist's where nothing of its own is understood.
  private func understood(_ tags: LibraryTags, of track: ServiceTrack) -> [String: Double] {
    let own = names.distribution(of: tags.tags(ofItself: track))
    return own.isEmpty ? names.distribution(of: tags.tags(ofLeadArtistOf: track)) : own
  }

  private func prediction(
    uri: String, _ place: Int, _ answers: LibraryAnswers, imputed: [String]
  ) -> LibraryPrediction {
    let genre = answers.genre(of: place)
    let family = answers.family(of: place).family
    let genres = answers.likelyGenres(of: place)
    let evidence = answers.evidence(for: family, of: place).map { kind, weight, families in
      PredictionEvidence(
        kind: PredictionEvidence.Kind(kind), weight: weight,
        families: byName(LibraryAnswers.likely(families[...], answers.families).prefix(3)))
    }
    return LibraryPrediction(
      uri: uri, genre: answers.genres.isEmpty ? nil : answers.genres[genre.genre],
      confidence: Double(genre.probability), plausible: Array(genres.prefix(5).map(\.0)),
      probabilities: byName(genres),
      families: byName(answers.likelyFamilies(of: place)),
      evidence: evidence, model: model.fingerprintText, imputed: imputed)
  }

  /// A distribution as it is stored: to a millionth, so that a library's file stays small.
  private func byName(_ entries: some Sequence<(name: String, probability: Double)>) -> [String: Double] {
    Dictionary(
      entries.map { ($0.name, ($0.probability * 1e6).rounded() / 1e6) },
      uniquingKeysWith: { first, _ in first })
  }
}
