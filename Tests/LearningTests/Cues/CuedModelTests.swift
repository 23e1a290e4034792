import Synchronization
import Tabular
import Testing
import Work

@testable import Learning

/// Evidence of names in a classifier: what it is worth, and that it holds nothing that it should not.
@Suite struct CuedModelTests {
  private func recipe(
    _ songs: Songs, cues: [CueKind], epochs: Int = 12
  ) throws -> TrainingRecipe {
    var classifier = EncodedNetworkClassifier()
    classifier.epochs = epochs
    classifier.hidden = [16]
    classifier.training.batch = 16
    return try TrainingRecipe(
      classifier, features: Features(["energy", "valence"]), cues: cues, dataset: songs.dataset)
  }

  private func accuracy(
    of recipe: TrainingRecipe, by grouping: SplitGrouping, songs: Songs
  ) throws -> Double {
    let split = try Split(SplitRequest(by: grouping, seed: 1), of: songs.dataset)
    let model = try recipe.fit(recipe.prepared(split), in: FitContext(seed: 1))
    return try recipe.predictions(of: model, rows: split.rows(on: .test), on: Workers()).predictions.accuracy
  }

  @Test func `artists tell the genre where the sound says nothing`() throws {
    let songs = try Songs(each: 120, noise: 30)
    let heard = try accuracy(of: recipe(songs, cues: []), by: .recording, songs: songs)
    let cued = try accuracy(of: recipe(songs, cues: [.artist]), by: .recording, songs: songs)
    #expect(heard < 0.5)
    #expect(cued > 0.7)
  }

  @Test func `stopped while it learns the cues, training keeps what it learned of sound`() throws {
    let songs = try Songs(each: 24)
    let split = try Split(SplitRequest(by: .recording, seed: 1), of: songs.dataset)
    var context = FitContext(seed: 1)
    // The second fit begins where the share of the work falls.
    let share = Mutex((latest: 0.0, hasFallen: false))
    context.watch = Watch(
      report: { progress in
        share.withLock {
          if progress.share < $0.latest { $0.hasFallen = true }
          $0.latest = progress.share
        }
      }, isCancelled: { share.withLock { $0.hasFallen } })
    let training = try ModelTraining(
      recipe(songs, cues: []), on: split, cues: .exactly([.artist]), outliers: nil, in: context)
    #expect(share.withLock { $0.hasFallen })
    #expect(training.model.card.isPartial && training.model.cued == nil)
    let probabilities = try training.model.probabilities(of: [0, 1], in: songs.dataset)
    #expect(probabilities.values.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [SplitGrouping.row, .recording, .artist])
  func `a training track is described by none of what the split keeps apart`(
    grouping: SplitGrouping
  ) throws {
    let songs = try Songs(each: 24)
    let dataset = songs.dataset
    let rows = Array(0..<dataset.rowCount)
    let names = try #require(dataset.names(of: rows))
    let codes = try #require(dataset.genreColumn).codes
    let recordings = dataset.recordings.numbers
    let artists = dataset.artistNumbers(of: rows)
    let apart = rows.map { row in
      switch grouping {
      case .artist: Int32(artists[row])
      case .recording: recordings[row]
      default: Int32(row)
      }
    }
    let (tables, cues) = CueTables.learned(
      from: rows.map {
        CueTables.Example(track: KeyedTrack(names[$0]), genre: codes[$0], leftOutWith: apart[$0])
      }, groups: [.artists, .leadArtist], genreCount: dataset.genres.count)
    if grouping == .artist {
      #expect(tables.groups.isEmpty && cues.width == 0)
      return
    }
    for row in rows {
      // What the others of the same artist say, counted by hand.
      let others = rows.filter { artists[$0] == artists[row] && apart[$0] != apart[row] }
      var counts = [Float](repeating: 0, count: 3)
      for other in others { counts[Int(codes[other])] += 1 }
      let total = counts.reduce(0, +)
      var expected = [Float](repeating: 0, count: cues.width)
      if total > 0 {
        for cue in 0..<2 {
          for genre in 0..<3 {
            let base = tables.base[genre]
            expected[cue * 4 + genre] =
              8 * ((counts[genre] + 2 * base) / (total + 2)).squareRoot() - 8 * base.squareRoot()
          }
          expected[cue * 4 + 3] = 0.5 * Float(logarithm(1 + Double(total)))
        }
      }
      var written = [Float](repeating: 0, count: cues.width)
      written.withUnsafeMutableBufferPointer { cues.write(row, to: $0) }
      #expect(zip(written, expected).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }

  @Test(arguments: [[CueKind.artist], [.album], [.words], CueKind.allCases])
  func `shuffled genres leave chance accuracy under every cue`(cues: [CueKind]) throws {
    let songs = try Songs(each: 160)
    var generator = SeededGenerator(seed: 9, stream: "shuffled")
    let genres = try #require(songs.dataset.genreColumn)
    let order = generator.shuffled(Array(0..<songs.dataset.rowCount))
    let mixed = try Songs(replacing: order.map { genres[$0] ?? "" }, in: songs)
    let accuracy = try accuracy(of: recipe(mixed, cues: cues), by: .recording, songs: mixed)
    #expect(abs(accuracy - 1 / 3) < 0.15)
  }

  @Test func `an artist whom nobody knows loses nothing`() throws {
    let songs = try Songs(each: 120, noise: 0.3)
    let split = try Split(SplitRequest(by: .recording, seed: 1), of: songs.dataset)
    let rows = split.rows(on: .test)
    let heard = try recipe(songs, cues: [])
    let cued = try recipe(songs, cues: [.artist])
    let features = heard.features.matrix(of: songs.dataset, rows: rows)
    let nobody = rows.map { TrackNames(artists: ["nobody \($0)"], title: "nothing") }
    let labels = try heard.labels.classes(of: rows)
    func accuracy(_ recipe: TrainingRecipe, _ names: [TrackNames]?) throws -> Double {
      let model = try recipe.fit(recipe.prepared(split), in: FitContext(seed: 1))
      return try Predictions(
        probabilities: model.probabilities(for: features, names: names, on: Workers()), labels: labels
      ).accuracy
    }
    #expect(try accuracy(cued, nobody) > accuracy(heard, nil) - 0.05)
  }

  @Test func `a model with cues comes back from its file bit for bit`() throws {
    let songs = try Songs()
    let split = try Split(SplitRequest(by: .recording, seed: 1), of: songs.dataset)
    let training = try ModelTraining(
      recipe(songs, cues: [], epochs: 3), on: split, cues: .exactly(CueKind.allCases), outliers: nil,
      in: FitContext(seed: 1))
    let model = training.model
    #expect(model.cued?.classifier.cues == [.artist, .words])
    let bytes = try ModelFile.encode(model)
    let again = try ModelFile.decode(bytes)
    let rows = split.rows(on: .test)
    #expect(
      try again.probabilities(of: rows, in: songs.dataset) == model.probabilities(of: rows, in: songs.dataset)
    )
    #expect(try ModelFile.encode(again) == bytes)
    #expect(again.fingerprint == model.fingerprint)
  }

  @Test func `cues are kept if they win, and not where there is nothing to look up`() throws {
    let songs = try Songs(each: 120, noise: 30)
    let split = try Split(SplitRequest(by: .recording, seed: 1), of: songs.dataset)
    let wins = try ModelTraining(
      recipe(songs, cues: []), on: split, cues: .whatWins, outliers: nil, in: FitContext(seed: 1))
    #expect(wins.comparison?.cuesWin == true && wins.model.cued != nil)
    let none = try ModelTraining(
      recipe(songs, cues: []), on: split, outliers: nil, in: FitContext(seed: 1))
    #expect(none.comparison == nil && none.model.cued == nil)
  }

  @Test func `a table without names is refused when cues are asked for`() throws {
    let clouds = try Dataset(
      title: "clouds",
      columns: [
        (.energy, .number(NumberColumn([0, 1, 0, 1, 0, 1]))),
        (.trackGenre, .category(CategoryColumn(["a", "b", "a", "b", "a", "b"]))),
      ])
    let split = try Split(SplitRequest(by: .row, seed: 1), of: clouds)
    let recipe = try TrainingRecipe(
      LogisticClassifier(), features: Features(["energy"]), cues: [.artist], dataset: clouds)
    #expect(throws: LearningError.noNames) { try recipe.prepared(split) }
  }

  @Test func `each step of a training tells its name before its work`() throws {
    let songs = try Songs(each: 24)
    let split = try Split(SplitRequest(by: .recording, seed: 1), of: songs.dataset)
    let titles = Mutex<[String]>([])
    var context = FitContext(seed: 1)
    context.watch = Watch(report: { progress in
      titles.withLock { if $0.last != progress.title { $0.append(progress.title) } }
    })
    _ = try ModelTraining(
      recipe(songs, cues: [], epochs: 2), on: split, cues: .exactly([.artist, .words]), outliers: nil,
      in: context)
    #expect(
      titles.withLock { $0 } == [
        "learning the sound", "calibrating confidence", "learning artist, words", "learning what is unknown",
      ])
  }
}
