import Tabular
import Testing

@testable import Learning

@Suite struct GenreMapTests {
  private func map(adding far: [Float]) throws -> GenreMap {
    var generator = SeededGenerator(seed: 4, stream: "far out")
    let values = (0..<200).map { _ in Float(generator.normal()) }
    let others = (0..<200).map { _ in Float(generator.normal()) }
    let labels = (0..<200).map { $0 % 2 == 0 ? "fado" : "polka" } + far.map { _ in "polka" }
    let dataset = try Dataset(
      title: "t",
      columns: [
        (.energy, .number(NumberColumn(values + far))),
        (.valence, .number(NumberColumn(others + far.map { _ in 0 }))),
        (.trackGenre, .category(CategoryColumn(labels))),
      ])
    let column = try #require(dataset.genreColumn)
    return try GenreMap(
      dataset, features: [.energy, .valence], genres: ["fado", "polka"], column: column, seed: 1)
  }

  @Test func `one track far out does not make a speck of all others, and is counted`() throws {
    let without = try map(adding: [])
    #expect(without.farOutCount == 0 && without.tracks.count == 200)
    let with = try map(adding: [400])
    #expect(with.farOutCount == 1 && with.tracks.count == 200 && with.drawnCount == 201)
    // A small group of its own is no accident.
    let group = try map(adding: [Float](repeating: 12, count: 8))
    #expect(group.farOutCount == 0 && group.tracks.count == 208)
    #expect(with.trackCount == 201 && with.centres.count == 2)
  }
}
