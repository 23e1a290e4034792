/// Which genre families the genres of a model belong to, and how far each genre's tracks really do.
///
/// The name of a genre in a training table is not always a reliable family: what stands there under `hardcore` or `sad` is
/// mostly rap in people's libraries. So every genre belongs to several families, by counts taken on public libraries,
/// smoothed towards the family that a table of families names.
public struct FamilyMap: Sendable {
  /// The names of the families.
  public let families: [String]
  /// The genres, in the order of the model's classes.
  public let genres: [String]
  /// The family that each genre is put into by the table of families, as an index.
  public let familyOfGenre: [Int]
  /// How many artists of each genre were counted in each family, `genres × families`.
  private let counts: Matrix

  /// A map for a model's genres.
  ///
  /// - Parameters:
  ///   - families: The families with their genres; a genre of the model that is in none is a family of its own.
  ///   - memberships: How many artists of a genre were counted in a family; what names no genre or family of the
  ///     map is left out.
  public init(
    genres: [String], families: [(name: String, genres: [String])],
    memberships: [(genre: String, family: String, count: Float)] = []
  ) {
    var names = families.map(\.name)
    var familyOf: [String: Int] = [:]
    for (index, family) in families.enumerated() {
      for genre in family.genres where familyOf[genre] == nil { familyOf[genre] = index }
    }
    familyOfGenre = genres.map { genre in
      if let family = familyOf[genre] { return family }
      let own = names.firstIndex(of: genre) ?? names.count
      if own == names.count { names.append(genre) }
      familyOf[genre] = own
      return own
    }
    self.families = names
    self.genres = genres
    var counts = Matrix(rows: genres.count, columns: names.count)
    let rows = Dictionary(zip(genres, genres.indices), uniquingKeysWith: { first, _ in first })
    let columns = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    for membership in memberships where membership.count.isFinite && membership.count > 0 {
      guard let row = rows[membership.genre], let column = columns[membership.family] else { continue }
      counts[row, column] += membership.count
    }
    self.counts = counts
  }

  /// The share of each genre that belongs to each family, `genres × families`, every row adding up to 1:
  /// `(count + weight · [named family]) / Σ`.
  public func memberships(namedFamilyCountsAs weight: Float) -> Matrix {
    var result = counts
    for genre in 0..<result.rows {
      result[genre, familyOfGenre[genre]] += weight
      let sum = result.row(genre).reduce(0, +)
      guard sum > 0 else { continue }
      for family in 0..<result.columns { result[genre, family] /= sum }
    }
    return result
  }
}
