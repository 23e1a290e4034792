import Tabular

/// A genre's name as an outside source or an export gives it to a track or an artist, such as `melodic techno`.
public struct GenreTag: Sendable, Hashable, Codable {
  /// The name, as given.
  public var name: String
  /// How much the source holds to it: a count of votes, or 1 where it has none; above 0.
  public var weight: Double

  /// A tag; a weight that is no positive number counts as 1.
  public init(_ name: String, weight: Double = 1) {
    self.name = name
    self.weight = weight.isFinite && weight > 0 ? weight : 1
  }

  /// The tags in a cell of a table, separated by commas, semicolons or bars or written as a list; each once.
  public static func list(inCell cell: String) -> [GenreTag] {
    GenreNamesText.names(cell).map { GenreTag($0) }
  }
}

extension GenreNames {
  /// What tags say together, as shares of families that add up to 1: each tag counts by the root of its weight, so that
  /// one popular tag does not drown the others; empty if none is understood.
  public func distribution(of tags: [GenreTag]) -> [String: Double] {
    var weights: [String: Double] = [:]
    var total = 0.0
    for tag in tags {
      let found = families(of: tag.name)
      guard !found.isEmpty else { continue }
      let weight = tag.weight.squareRoot()
      total += weight
      for family in found { weights[family, default: 0] += weight / Double(found.count) }
    }
    return weights.mapValues { $0 / total }
  }
}
