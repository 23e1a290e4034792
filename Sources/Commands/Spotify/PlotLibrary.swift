import Library
import Report
import Shell

/// `plot library`: how a library divides into families over time, over playlists, and by confidence.
struct PlotLibrary: Command {
  /// What the picture is drawn over.
  enum Axis: String, ChoiceValue {
    case year, month, released, playlist, confidence

    /// What the rows of a picture over time are.
    var title: String {
      switch self {
      case .month: "month of liking"
      case .released: "decade of release"
      default: "year of liking"
      }
    }

    var meaning: String {
      switch self {
      case .year: "the year of liking; the default"
      case .month: "the month of liking, of the last two years"
      case .released: "the decade of release"
      case .playlist: "your playlists as they are, and as the plan would have them"
      case .confidence: "how sure the families are, and where the plan's threshold lies"
      }
    }
  }

  var axis = Axis.year

  static let about = About(
    "plot library", .spotify,
    "Draw the genre families of your library over the years, playlists or confidence.",
    details: [
      "The family of a song is the one that you put it into, else the one that `predict library` finds likeliest. "
        + "Percentages are of a row; songs without an answer count as unknown."
    ],
    terms: ["history", "over time", "timeline", "years", "wrapped", "statistics"],
    setting: PredictLibrary.about.setting + ["predict library", "spotify plan families"],
    examples: [
      "plot library": "by the year of liking", "plot library by=playlist": "before the plan, and after it",
    ],
    facts: [Facts.tracks, Facts.families, Facts.unknown])
  static let parameters: [Parameter<PlotLibrary>] = [.option("by", \.axis, "what it is drawn over")]

  func run(in context: inout RunContext) async throws -> Output {
    let store = try context.library()
    let familyOfGenre = try context.host.environment.genreFamilies().familyOfGenre
    let families = try store.families { familyOfGenre[$0] }
    guard !families.isEmpty else {
      throw Diagnostic(
        "no-predictions", "no song of the library has a genre yet",
        help: "\(.code("predict library")) finds the genres")
    }
    let counts: FamilyCounts
    var blocks: [Output.Block]
    switch axis {
    case .year, .month, .released:
      let all = try store.likedSongs(by: moment, families: families)
      counts = axis == .month ? all.latest(Self.mostMonths) : all
      blocks = LibraryPictures.timeline(counts, by: axis.title)
    case .playlist:
      counts = try store.ownPlaylists(families: families)
      blocks = LibraryPictures.grid("your playlists", counts, rows: "playlist")
      if try store.planRequest() != nil {
        let planned = try store.plan().songs(families: families)
        blocks += LibraryPictures.grid("as planned", planned, rows: "playlist")
      }
    case .confidence:
      let predictions = try store.predictions()
      counts = FamilyCounts(predictions.keys.map { (part: "library", family: families[$0]) })
      blocks = [
        .plot(
          TrustPlots.confidence(
            [("songs", predictions.values.compactMap { $0.likeliestFamily?.probability })],
            threshold: try store.planRequest()?.leastConfidence))
      ]
    }
    guard !blocks.isEmpty else { throw Self.nothing(axis) }
    return Output(
      blocks,
      facts: [
        .integer(Facts.tracks, counts.total),
        .integer(Facts.families, counts.families.count { $0 != FamilyCounts.unknown }),
        .integer(Facts.unknown, counts.total(of: FamilyCounts.unknown)),
      ])
  }

  /// Two years fit a window and a page.
  private static let mostMonths = 24

  private var moment: LibraryMoment {
    switch axis {
    case .month: .likedMonth
    case .released: .releaseDecade
    default: .likedYear
    }
  }

  private static func nothing(_ axis: Axis) -> Diagnostic {
    Diagnostic(
      "nothing-to-draw",
      axis == .playlist
        ? "there is no playlist of your own and no plan" : "no liked song has a date to be drawn over",
      at: .parameter("by"),
      help:
        "\(.code("plot library by=\((axis == .released ? Axis.confidence : .released).rawValue)")) needs none"
    )
  }
}
