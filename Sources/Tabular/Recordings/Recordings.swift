/// Which rows of a table are the same recording, and by whom: the same performance often stands in it several times,
/// under several genres or several track ids.
///
/// Rows are one recording if they share the track id, the ISRC, the lead artist together with what of the title names
/// the performance, or all audio features; and, through another row, if they share one of these with it.
public struct Recordings: Sendable {
  /// The recording of each row, numbered in the order in which they first come.
  public let numbers: [Int32]
  /// The number of recordings.
  public let count: Int
  /// The lead artist of each row, the first one named, numbered in the order in which they first come; -1 if none is
  /// named.
  public let leadArtists: [Int32]
  /// The number of lead artists.
  public let leadArtistCount: Int

  /// How many of these columns a row must have for equal values to mean an equal recording.
  private static let fewestFeatures = 8

  /// Finds the recordings of a table; the features count as one more sign where a row has at least eight of
  /// them.
  public init(of dataset: Dataset, features: [ColumnName] = ColumnName.audioFeatures) {
    var rows = DisjointSets(count: dataset.rowCount)
    let leads = RowKeys.leadArtists(of: dataset)
    if let ids = dataset.texts(.trackID) { rows.unite(rowsWithEqual: RowKeys.texts(ids)) }
    if let codes = dataset.texts(.isrc) { rows.unite(rowsWithEqual: RowKeys.texts(codes)) }
    if let leads, let titles = dataset.texts(.trackName) {
      rows.unite(rowsWithEqual: RowKeys.titles(titles, leadArtists: leads))
    }
    let columns = features.compactMap { dataset.numbers($0) }
    if columns.count >= Self.fewestFeatures {
      rows.unite(rowsWithEqual: RowKeys.values(columns, atLeast: Self.fewestFeatures))
    }
    (numbers, count) = rows.numbered()
    if let leads {
      (leadArtists, leadArtistCount) = Self.numbered(leads)
    } else {
      leadArtists = Array(repeating: -1, count: dataset.rowCount)
      leadArtistCount = 0
    }
  }

  private static func numbered(_ keys: [UInt64]) -> ([Int32], Int) {
    var table = FirstRows(capacity: keys.count)
    var numbers = [Int32](repeating: -1, count: keys.count)
    var count: Int32 = 0
    for (row, key) in keys.enumerated() where key != RowKeys.none {
      let first = table.firstRow(of: key, at: row)
      if first == row {
        numbers[row] = count
        count += 1
      } else {
        numbers[row] = numbers[first]
      }
    }
    return (numbers, Int(count))
  }

  /// The rows of each recording, in their order.
  public func rowsByRecording() -> [[Int]] {
    var rows = [[Int]](repeating: [], count: count)
    for (row, number) in numbers.enumerated() { rows[Int(number)].append(row) }
    return rows
  }

  /// The genres under which each recording stands, as codes of the column, each once and in order.
  public func labels(in genres: CategoryColumn) -> [[Int32]] {
    var labels = [[Int32]](repeating: [], count: count)
    for (row, number) in numbers.enumerated() where genres.codes[row] >= 0 {
      if !labels[Int(number)].contains(genres.codes[row]) { labels[Int(number)].append(genres.codes[row]) }
    }
    for index in labels.indices where labels[index].count > 1 { labels[index].sort() }
    return labels
  }
}

extension Dataset {
  /// Which rows are the same recording; found when first asked for, and then kept with the data.
  public var recordings: Recordings { contents.memo { Recordings(of: self) } }
}
