import Library
import Report
import Shell

/// Why a plan places less than half of its songs, and what to type so that it places more.
struct PlanAdvice {
  /// What is said; empty for a plan that places half or more.
  let blocks: [Output.Block]

  /// - Throws: `LibraryError`.
  init(_ plan: SortingPlan, of store: LibraryStore) throws {
    // Files, episodes and songs that stand elsewhere could not be placed anyhow; what was not asked for was meant so.
    var counts: [String: Int] = [:]
    for track in plan.unsorted { counts[track.reason.name, default: 0] += 1 }
    let able = [
      "not-predicted", "below-confidence", "below-size", "not-chosen", "condition-not-met", "no-date",
      "unknown",
    ]
    let waiting = able.reduce(0) { $0 + (counts[$1] ?? 0) }
    guard plan.placed < waiting || plan.placed + plan.unsorted.count == 0 else {
      blocks = []
      return
    }
    guard plan.placed + plan.unsorted.count > 0 else {
      blocks = [try Self.empty(plan, store)]
      return
    }
    let worst = able.max { (counts[$0] ?? 0, $1) < (counts[$1] ?? 0, $0) } ?? able[0]
    blocks = [
      .warning(
        "less than half of the songs have a place, most of the others because \(Self.reason(worst)) (\(counts[worst] ?? 0)): "
          + Self.help(worst, plan))
    ]
  }

  private static func empty(_ plan: SortingPlan, _ store: LibraryStore) throws -> Output.Block {
    let counts = try store.counts()
    if plan.request.source == .liked, counts.tracks > 0 {
      return .warning(
        "there are no liked songs, but your playlists hold \(counts.tracks) songs: \(.code("spotify plan from=all")) sorts them"
      )
    }
    return .warning(
      "there are no songs to sort: \(.code("spotify sync")) or \(.code("spotify import FILE")) brings them")
  }

  private static func reason(_ name: String) -> Text {
    switch name {
    case "not-predicted": "no genre was looked for yet"
    case "below-confidence": "the model is not sure enough of them"
    case "below-size": "too few of a genre are there for a playlist"
    case "not-chosen": "they are of genres that you left out"
    case "condition-not-met": "they do not meet your condition"
    case "no-date": "their release date is not known"
    default: "they are unlike anything that the model has learned"
    }
  }

  private static func help(_ name: String, _ plan: SortingPlan) -> Text {
    let families: Text =
      plan.request.families == nil ? "\(.code("spotify plan families")) asks less of it; " : ""
    switch name {
    case "not-predicted": return "\(.code("predict library")) finds the genres"
    case "below-confidence":
      return families + "\(.code("tags fetch")) finds more evidence, \(.code("spotify review")) asks you, "
        + "\(.code("confidence=\(lower(plan.request.leastConfidence))")) takes what is less sure"
    case "below-size": return families + "\(.code("size=1")) makes small playlists too"
    case "not-chosen": return "\(.code("genres=")) and \(.code("without=")) can be left out"
    case "condition-not-met": return "\(.code("where …")) can be left out"
    case "no-date": return "without \(.code("{decade}")) in \(.code("name=")) they have a place"
    default: return "a model of other tables may know them; \(.code("tags fetch")) asks others"
    }
  }

  /// A lower confidence to ask for, a round one.
  private static func lower(_ confidence: Double) -> String {
    (max(0, confidence - 0.15) * 20).rounded(.down) / 20 == 0
      ? "0" : ((max(0, confidence - 0.15) * 20).rounded(.down) / 20).canonicalText
  }
}
