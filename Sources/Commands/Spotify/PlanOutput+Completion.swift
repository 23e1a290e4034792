import Library
import Report
import Shell

extension PlanOutput {
  /// The playlists of the present plan, with their sizes.
  static let names = Completer.values { request in
    guard let plan = try? request.environment.library().plan() else { return [] }
    return plan.playlists.map { Completion($0.title, "\($0.tracks.count) songs") }
      + [Completion("unsorted", "\(plan.unsorted.count) songs")]
  }

  /// The genres that were predicted or chosen by hand, with how many songs have each.
  static let genres = Completer.values { request in
    guard let store = try? request.environment.library() else { return [] }
    var counts: [String: Int] = [:]
    for prediction in (try? store.predictions())?.values.map(\.genre) ?? [] {
      if let prediction { counts[prediction, default: 0] += 1 }
    }
    for placement in (try? store.placements())?.values.map(\.genre) ?? [] {
      if let placement { counts[placement, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      Completion($0.key, "\($0.value) songs")
    }
  }

  /// What a plan can be made of.
  static let sources = Completer.values { request in
    let lists = (try? request.environment.library().playlists()) ?? []
    return [Completion("liked", "your liked songs"), Completion("all", "liked songs and your playlists")]
      + lists.filter(\.isOwn).map { Completion($0.name, "\($0.total ?? 0) entries") }
  }

  /// The person's own playlists, to which songs can be added.
  static let ownPlaylists = Completer.values { request in
    let lists = (try? request.environment.library().playlists()) ?? []
    return lists.filter { $0.isOwn && $0.madeFor == nil }.map {
      Completion($0.name, "\($0.total ?? 0) entries")
    }
  }

  /// Titles of the library that begin with what is typed, or hold it.
  static let tracks = Completer.values { request in
    guard request.typed.count >= 2,
      let found = try? request.environment.library().tracks(matching: request.typed)
    else { return [] }
    return found.prefix(30).map { Completion($0.title, $0.artists.map(\.name).joined(separator: ", ")) }
  }
}
