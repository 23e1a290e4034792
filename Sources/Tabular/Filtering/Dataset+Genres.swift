/// Why genres cannot be picked or grouped.
public enum GenreError: Error, Equatable {
  case noGenreColumn
  /// Genres that the table does not have, and those that it has.
  case unknown([String], known: [String])
  /// No row would be left.
  case nothingLeft
  /// A genre is put into two groups.
  case inTwoGroups(genre: String, groups: [String])
}

extension Dataset {
  /// The genre of the table that a person means: `Hip Hop` and `hiphop` are `hip-hop`, `R&B` is `r-n-b`.
  public func genre(_ spelling: String) -> String? {
    if genres.contains(spelling) { return spelling }
    let plain = Self.plainGenre(spelling)
    return genres.first { Self.plainGenre($0) == plain }
  }

  /// The rows of some genres, or of all but those.
  ///
  /// - Throws: `GenreError`.
  public func filtered(genres spellings: [String], inverted: Bool = false) throws(GenreError) -> Dataset {
    guard let column = genreColumn else { throw .noGenreColumn }
    let found = try names(spellings)
    let isChosen = column.names.map { found.contains($0) != inverted }
    let rows = column.codes.indices.filter { column.codes[$0] >= 0 && isChosen[Int(column.codes[$0])] }
    guard !rows.isEmpty else { throw .nothingLeft }
    return selecting(rows: rows)
  }

  /// The table with genres put together under other names.
  ///
  /// - Parameters:
  ///   - groups: the names to be given, each with the genres that it stands for.
  ///   - rest: the name for all other genres; `nil` to let them keep their own.
  /// - Throws: `GenreError`.
  public func grouping(
    _ groups: [(name: String, genres: [String])], rest: String? = nil
  ) throws(GenreError) -> Dataset {
    guard let column = genreColumn else { throw .noGenreColumn }
    var groupOf: [String: String] = [:]
    for group in groups {
      for genre in try names(group.genres) {
        if let other = groupOf[genre], other != group.name {
          throw .inTwoGroups(genre: genre, groups: [other, group.name])
        }
        groupOf[genre] = group.name
      }
    }
    let names = column.names.map { groupOf[$0] ?? rest ?? $0 }
    do throws(DatasetError) {
      return try setting(.trackGenre, to: .category(CategoryColumn(names: names, codes: column.codes)))
    } catch {
      // The new column is as long as the old one.
      return self
    }
  }

  private func names(_ spellings: [String]) throws(GenreError) -> [String] {
    var found: [String] = []
    var unknown: [String] = []
    for spelling in spellings {
      if let name = genre(spelling) { found.append(name) } else { unknown.append(spelling) }
    }
    guard unknown.isEmpty else { throw .unknown(unknown, known: genres) }
    return found
  }

  private static func plainGenre(_ spelling: String) -> String {
    PlainName.of(
      FoldedText(spelling).text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "n")
    )
  }
}
