import Learning
import Tabular

/// A made-up table of songs: genres lie apart in `energy` and `valence`, artists have four songs each, and every fifth
/// song stands a second time under another genre.
struct Songs {
  let dataset: Dataset

  init(
    genres: [String] = ["fado", "folk", "polka"], each count: Int = 40, noise: Double = 0.2, seed: UInt64 = 5
  ) throws {
    var generator = SeededGenerator(seed: seed, stream: "songs")
    var ids: [String] = []
    var artists: [String] = []
    var titles: [String] = []
    var energy: [Float] = []
    var valence: [Float] = []
    var labels: [String] = []
    for (place, genre) in genres.enumerated() {
      for song in 0..<count {
        let values = (
          Float(Double(place % 2) + noise * generator.normal()),
          Float(Double(place / 2) + noise * generator.normal())
        )
        for label in song % 5 == 0 ? [genre, genres[(place + 1) % genres.count]] : [genre] {
          ids.append("\(genre)\(song)")
          artists.append("\(genre) artist \(song / 4)")
          titles.append("song \(song) of \(genre)")
          energy.append(values.0)
          valence.append(values.1)
          labels.append(label)
        }
      }
    }
    dataset = try Dataset(
      title: "songs",
      columns: [
        (.trackID, .text(TextColumn(ids))), (.artists, .text(TextColumn(artists))),
        (.trackName, .text(TextColumn(titles))), (.energy, .number(NumberColumn(energy))),
        (.valence, .number(NumberColumn(valence))), (.trackGenre, .category(CategoryColumn(labels))),
      ])
  }

  /// The same songs under other genres, one for each row.
  init(replacing genres: [String], in songs: Songs) throws {
    let old = songs.dataset
    func texts(_ name: ColumnName) -> TextColumn {
      TextColumn((0..<old.rowCount).map { old.texts(name)?[$0] ?? "" })
    }
    func numbers(_ name: ColumnName) -> NumberColumn { NumberColumn(old.numericValues(name) ?? []) }
    dataset = try Dataset(
      title: "songs",
      columns: [
        (.trackID, .text(texts(.trackID))), (.artists, .text(texts(.artists))),
        (.trackName, .text(texts(.trackName))), (.energy, .number(numbers(.energy))),
        (.valence, .number(numbers(.valence))), (.trackGenre, .category(CategoryColumn(genres))),
      ])
  }
}
