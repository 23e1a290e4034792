import Tabular
import Testing

@testable import Learning

/// Which artist may teach a model what is unknown, and which may judge it.
@Suite struct BackgroundGenresTests {
  private struct World {
    let whole: Dataset
    let own: Dataset
    let split: Split
  }

  private func world() throws -> World {
    let whole = try Songs(genres: ["fado", "folk", "polka", "samba", "tango", "waltz"]).dataset
    let own = try whole.filtered(genres: ["fado", "folk"])
    return World(
      whole: whole, own: own, split: try Split(SplitRequest(by: .artist, seed: 1), of: own))
  }

  private func artists(_ rows: [Int], _ dataset: Dataset) -> Set<Int32> {
    let leads = dataset.recordings.leadArtists
    return Set(rows.map { leads[$0] })
  }

  @Test func `no artist teaches and judges`() throws {
    let world = try world()
    let background = try BackgroundGenres(
      .half, of: world.whole, beside: world.own, split: world.split, seed: 3)
    #expect(background.learned.count == 2 && background.unseen.count == 2)
    let taught = artists(background.rows, world.whole)
    #expect(!taught.isEmpty)
    #expect(taught.isDisjoint(with: artists(background.heldOutLearned, world.whole)))
    #expect(taught.isDisjoint(with: artists(background.heldOutUnseen, world.whole)))
  }

  @Test func `no genre is learned and unseen and none is the models own`() throws {
    let world = try world()
    let background = try BackgroundGenres(
      .half, of: world.whole, beside: world.own, split: world.split, seed: 3)
    let labels = LabelSets(world.whole, classes: world.whole.genres)
    func genres(_ rows: [Int]) -> Set<String> {
      Set(rows.flatMap { labels.acceptable(of: $0) }.map { world.whole.genres[$0] })
    }
    #expect(genres(background.rows) == Set(background.learned))
    #expect(genres(background.heldOutUnseen).isSubset(of: background.unseen))
    #expect(genres(background.heldOutLearned).isSubset(of: background.learned))
    let wanted = try #require(background.unseen.first)
    #expect(background.heldOut(of: [wanted]).allSatisfy { world.whole.genreColumn?[$0] == wanted })
  }

  @Test func `artists that the model is judged by teach nothing`() throws {
    let whole = try Songs(genres: ["fado", "folk", "polka", "samba"]).dataset
    // Every artist sings fado or folk, and polka or samba besides.
    let columns = try [ColumnName.trackID, .trackName, .energy, .valence, .trackGenre].map { name in
      (name, try #require(whole[name]))
    }
    let titles = try #require(whole.texts(.trackName))
    let artists = (0..<whole.rowCount).map { row in
      "artist \((Int(titles[row]?.split(separator: " ")[1] ?? "") ?? 0) % 9)"
    }
    let mixed = try Dataset(
      title: "mixed", columns: columns + [(.artists, .text(TextColumn(artists)))])
    let own = try mixed.filtered(genres: ["fado", "folk"])
    let split = try Split(SplitRequest(by: .artist, seed: 1), of: own)
    let background = try BackgroundGenres(.rest, of: mixed, beside: own, split: split, seed: 3)
    let leads = own.recordings.leadArtists
    let judges = Set(
      (split.rows(on: .validation) + split.rows(on: .test)).compactMap { row in
        leads[row] >= 0 ? own.texts(.artists)?[row] : nil
      })
    #expect(!judges.isEmpty)
    #expect(background.rows.allSatisfy { !judges.contains(mixed.texts(.artists)?[$0] ?? "") })
    let learners = Set(split.rows(on: .train).compactMap { own.texts(.artists)?[$0] })
    let held = background.heldOutLearned + background.heldOutUnseen
    #expect(held.allSatisfy { !learners.contains(mixed.texts(.artists)?[$0] ?? "") })
  }

  @Test func `genres that are not there are named`() throws {
    let world = try world()
    for genre in ["fado", "jazz"] {
      #expect(
        throws: LearningError.notAnotherGenre(genre, known: ["polka", "samba", "tango", "waltz"])
      ) {
        try BackgroundGenres(
          .genres([genre]), of: world.whole, beside: world.own, split: world.split, seed: 3)
      }
    }
    let none = try BackgroundGenres(
      .none, of: world.whole, beside: world.own, split: world.split, seed: 3)
    #expect(none.rows.isEmpty)
    #expect(try none.outliers(Features(["energy"])) == nil)
  }
}
