import Foundation
import GRDB

/// How many tracks of each genre family stand in each part of a library, such as a year or a playlist.
public struct FamilyCounts: Sendable, Equatable {
  /// The parts, in their order.
  public private(set) var parts: [String] = []
  /// The families, that with the most tracks first; tracks without an answer stand under `unknown`, the last.
  public private(set) var families: [String] = []
  /// `parts × families`.
  public private(set) var counts: [[Int]] = []

  /// Under what tracks are counted that have no family.
  public static let unknown = "unknown"

  /// Counts tracks by part and family, `nil` for a track without one.
  ///
  /// - Parameter order: the parts in their order; sorted by name unless given.
  public init(_ tracks: [(part: String, family: String?)], order: [String]? = nil) {
    var totals: [String: Int] = [:]
    var cells: [String: [String: Int]] = [:]
    for (part, family) in tracks {
      totals[family ?? Self.unknown, default: 0] += 1
      cells[part, default: [:]][family ?? Self.unknown, default: 0] += 1
    }
    let ranked = totals.filter { $0.key != Self.unknown }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    families = ranked.map(\.key) + (totals[Self.unknown] == nil ? [] : [Self.unknown])
    parts = order?.filter { cells[$0] != nil } ?? cells.keys.sorted()
    counts = parts.map { part in families.map { cells[part]?[$0] ?? 0 } }
  }

  /// All tracks that were counted.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The tracks of a family.
  public func total(of family: String) -> Int {
    families.firstIndex(of: family).map { place in counts.reduce(0) { $0 + $1[place] } } ?? 0
  }

  /// The counts of the last parts alone, with the families that occur there.
  public func latest(_ count: Int) -> FamilyCounts {
    guard parts.count > count else { return self }
    let rows = Array(counts.suffix(count))
    let present = families.indices.filter { family in rows.contains { $0[family] > 0 } }
    var result = self
    result.parts = Array(parts.suffix(count))
    result.families = present.map { families[$0] }
    result.counts = rows.map { row in present.map { row[$0] } }
    return result
  }

  /// For each part the share of a family among its tracks, 0 to 1.
  public func shares(of family: Int) -> [Double] {
    counts.map { row in
      let sum = row.reduce(0, +)
      return sum > 0 ? Double(row[family]) / Double(sum) : 0
    }
  }
}

/// By what moment the tracks of a library are told apart.
public enum LibraryMoment: Sendable {
  /// The year, or year and month, in which they were liked (in UTC).
  case likedYear, likedMonth
  /// The decade of their release.
  case releaseDecade
}

extension LibraryStore {
  /// The family of every track that has one: what the person said, else what the model finds likeliest.
  ///
  /// - Parameter familyOfGenre: the family that a genre belongs to, for places and models that name genres alone.
  /// - Throws: `LibraryError`.
  public func families(_ familyOfGenre: (String) -> String?) throws -> [String: String] {
    let (predictions, placements) = try read { db in
      (try LibraryPrediction.all(in: db), try Placement.all(in: db))
    }
    var families: [String: String] = [:]
    for (uri, prediction) in predictions {
      families[uri] = prediction.likeliestFamily?.name ?? prediction.genre.flatMap(familyOfGenre)
    }
    for (uri, placement) in placements {
      if let genre = placement.genre { families[uri] = familyOfGenre(genre) ?? genre }
    }
    return families
  }

  /// From the first sound recording on; `0000` stands for a date that is not known.
  private static let yearsOfRecordings = 1860...2200

  /// The liked songs by moment and family; those without a date are left out.
  ///
  /// - Throws: `LibraryError`.
  public func likedSongs(by moment: LibraryMoment, families: [String: String]) throws -> FamilyCounts {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let (liked, tracks) = try read { db in (try LikedRecord.all(in: db), try TrackRecord.all(in: db)) }
    return FamilyCounts(
      liked.compactMap { entry in
        guard let uri = entry.uri else { return nil }
        let part: String?
        switch moment {
        case .releaseDecade:
          part = (tracks[uri]?.releaseDate?.prefix(4)).flatMap { Int($0) }.flatMap { year in
            Self.yearsOfRecordings.contains(year) ? "\(year / 10 * 10)s" : nil
          }
        case .likedYear, .likedMonth:
          part = entry.addedAt.map { seconds in
            let date = calendar.dateComponents([.year, .month], from: Date(timeIntervalSince1970: seconds))
            let month = String((date.month ?? 1) + 100).suffix(2)
            return moment == .likedYear ? "\(date.year ?? 0)" : "\(date.year ?? 0)-\(month)"
          }
        }
        return part.map { ($0, families[uri]) }
      })
  }

  /// The songs of the person's own playlists by family, in the library's order.
  ///
  /// - Throws: `LibraryError`.
  public func ownPlaylists(families: [String: String]) throws -> FamilyCounts {
    let own = try playlists().filter(\.isOwn)
    let entries = try own.flatMap { playlist in
      try uris(ofPlaylist: playlist.id).map { (part: playlist.name, family: families[$0]) }
    }
    return FamilyCounts(entries, order: own.map(\.name))
  }
}

extension SortingPlan {
  /// The songs of the planned playlists by family.
  public func songs(families: [String: String]) -> FamilyCounts {
    FamilyCounts(
      playlists.flatMap { playlist in playlist.tracks.map { (part: playlist.name, family: families[$0.uri]) }
      },
      order: playlists.map(\.name))
  }
}
