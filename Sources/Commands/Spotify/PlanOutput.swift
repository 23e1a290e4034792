import Library
import Report
import Shell

/// How a plan is shown: as a whole, one playlist of it, what is left, and what applying it changes.
enum PlanOutput {
  /// Lines that make a plan possible in the examples.
  static let setting = [
    "spotify login demo", "spotify sync features=off", "spotify move track:\"Righteous Mountain\" to=jazz",
  ]

  static let facts = [Facts.playlists, Facts.placed, Facts.unsorted, Facts.coming, Facts.leaving]

  static func facts(of plan: SortingPlan) -> [Fact] {
    [
      .integer(Facts.playlists, plan.playlists.count), .integer(Facts.placed, plan.placed),
      .integer(Facts.unsorted, plan.unsorted.count),
      .integer(Facts.coming, plan.playlists.reduce(0) { $0 + $1.new }),
      .integer(Facts.leaving, plan.playlists.reduce(0) { $0 + $1.leaving.count }),
    ]
  }

  /// A line for each playlist, then what is left.
  static func overview(_ plan: SortingPlan, of store: LibraryStore) throws -> Output {
    var output = Output(facts: facts(of: plan))
    if plan.playlists.isEmpty {
      output.append(.paragraph("no playlist comes out of this"))
    } else {
      output.append(
        .paragraph(
          "\(counted: plan.placed, "song", .strong) in \(counted: plan.playlists.count, "playlist", .strong), \(plan.unsorted.count) unsorted"
        ))
      output.append(.table(table(plan.playlists)))
      if let evidence = evidence(of: plan) { output.append(.note(evidence)) }
    }
    output.append(contentsOf: leftOver(plan.unsorted))
    for advice in try PlanAdvice(plan, of: store).blocks { output.append(advice) }
    let deleted = plan.playlists.filter { $0.state == .deleted }
    if !deleted.isEmpty {
      output.append(
        .note(
          "you deleted \(.text(names(deleted))); \(.code("spotify apply remake=\(Quoting.quotedIfNeeded(deleted[0].title))")) makes it again"
        ))
    }
    if plan.unsorted.contains(where: { $0.reason == .notPredicted }) {
      output.append(.suggestion("\(.code("predict library")) finds the genres of your songs"))
    } else if plan.playlists.contains(where: { $0.state != .unchanged }) {
      output.append(
        .suggestion(
          "\(.code("spotify review")) goes through the doubtful ones, \(.code("spotify apply")) writes the playlists"
        ))
    }
    return output
  }

  /// On what evidence the placed songs stand chiefly; nil if the model does not say.
  private static func evidence(of plan: SortingPlan) -> Text? {
    let counts = plan.evidence.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    guard !counts.isEmpty else { return nil }
    return
      "they stand chiefly on \(.text(counts.map { "\($0.key.title) (\(NumberText.count($0.value)))" }.joined(separator: ", ")))"
  }

  private static func table(_ playlists: [PlannedPlaylist]) -> Table {
    Table(
      columns: [
        .text("playlist"), .number("songs"), .number("new"), .number("leaving"),
        .number("kept", importance: 2),
        .number("by you", importance: 2), .number("confidence", importance: 1), .text("", importance: 1),
      ],
      rows: playlists.map { playlist in
        let byHand = playlist.byHand + playlist.tracks.count { $0.isPlacedByHand }
        return [
          .text(playlist.name), .count(playlist.tracks.count), .count(playlist.new),
          .count(playlist.leaving.count), .count(playlist.kept), byHand == 0 ? .missing : .count(byHand),
          playlist.meanConfidence.map(Value.share) ?? .missing, .text(state(playlist.state)),
        ]
      })
  }

  private static func state(_ state: PlannedPlaylist.State) -> String {
    switch state {
    case .create: "will be made"
    case .update: "will change"
    case .unchanged: ""
    case .deleted: "deleted by you"
    }
  }

  /// How many songs are unsorted for which reason.
  private static func leftOver(_ unsorted: [UnsortedTrack]) -> [Output.Block] {
    guard !unsorted.isEmpty else { return [] }
    var counts: [String: Int] = [:]
    for track in unsorted { counts[track.reason.name, default: 0] += 1 }
    let fields = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { name, count in
      Output.Field(title(ofReason: name), "\(count)")
    }
    return [.heading("Unsorted"), .fields(fields)]
  }

  private static func title(ofReason name: String) -> String {
    [
      "unknown": "unknown", "below-confidence": "low confidence",
      "below-size": "too few for a playlist", "not-chosen": "of other genres",
      "condition-not-met": "the condition is not met", "no-date": "without a release date",
      "not-predicted": "not predicted yet", "kept-out": "kept out by you", "taken-out": "taken out by you",
      "same-recording": "another release is placed", "local-file": "local files", "episode": "episodes",
      "missing": "no longer at Spotify",
      "playlist-full": "the playlist is full",
    ][name] ?? name
  }

  /// One playlist of the plan, or what is unsorted.
  static func part(_ name: String?, of plan: SortingPlan, _ store: LibraryStore) throws -> Output {
    guard let name else { return try overview(plan, of: store) }
    if name.lowercased() == "unsorted" { return unsorted(plan) }
    let playlist = try plan.playlist(named: name)
    var output = Output(facts: facts(of: plan))
    output.append(.heading(Text(playlist.name)))
    output.append(
      .table(
        Table(
          columns: [.text("song"), .number("confidence"), .text("", importance: 1)],
          rows: playlist.tracks.map { track in
            [
              .text(track.line), track.confidence.map(Value.share) ?? .text("by you"),
              .text(track.isNew ? "new" : ""),
            ]
          })))
    if !playlist.leaving.isEmpty {
      output.append(.heading("Leaving"))
      output.append(.list(playlist.leaving.map { Text($0.line) }))
    }
    if playlist.byHand > 0 { output.append(.note("\(playlist.byHand) songs that you put in stay")) }
    output.append(.suggestion("\(.code("spotify move track:… to=GENRE")) puts a song elsewhere"))
    return output
  }

  private static func unsorted(_ plan: SortingPlan) -> Output {
    Output(
      [
        .table(
          Table(
            columns: [.text("song"), .text("why"), .text("", importance: 1)],
            rows: plan.unsorted.map { track in
              let by = track.artists.joined(separator: ", ")
              return [
                .text(by.isEmpty ? track.title : "\(track.title) by \(by)"),
                .text(title(ofReason: track.reason.name)), .text(detail(track.reason)),
              ]
            }))
      ], facts: facts(of: plan))
  }

  private static func detail(_ reason: UnsortedTrack.Reason) -> String {
    switch reason {
    case .belowConfidence(let genre, let confidence): "\(genre) with \(Int((confidence * 100).rounded())) %"
    case .belowSize(let genre), .notChosen(let genre), .takenOut(let genre), .playlistFull(let genre),
      .noDate(let genre):
      genre
    default: ""
    }
  }

  static func names(_ playlists: [PlannedPlaylist]) -> String {
    playlists.map(\.name).joined(separator: ", ")
  }
}

extension Output {
  fileprivate mutating func append(contentsOf blocks: [Block]) {
    for block in blocks { append(block) }
  }
}
