import Library
import Report
import Shell

/// A review in progress: what was decided so far.
struct Review {
  let store: LibraryStore
  let names: GenreGoal
  /// The tracks that were decided, with the placement that each had before.
  private(set) var decided: [(uri: String, before: Placement?)] = []

  init(store: LibraryStore, names: GenreGoal) {
    self.store = store
    self.names = names
  }

  /// Asks about tracks in turn. Answers false if nobody answered even once.
  mutating func run(_ tracks: [DoubtfulTrack], _ host: any Host) throws -> Bool {
    var isAnswered = false
    var place = 0
    while place < tracks.count {
      let track = tracks[place]
      let song = Self.line(track, place + 1, of: tracks.count)
      if host.isInteractive { host.show(Output([.paragraph(song)])) }
      guard let line = host.key(host.isInteractive ? Self.keys(track) : song + "  " + Self.keys(track)) else {
        return isAnswered
      }
      isAnswered = true
      let word = line.trimmingPrefix(while: \.isWhitespace)
      let rest = word.dropFirst().trimmingPrefix(while: \.isWhitespace)
      switch word.first?.lowercased() {
      case nil: place += 1
      case "k":
        try decide(track, track.label)
        place += 1
      case "o":
        try decide(track, nil)
        place += 1
      case "m":
        let goal = rest.isEmpty ? host.ask("to which genre? ") : String(rest)
        guard let goal, !goal.isEmpty else { continue }
        let found = try names.label(of: goal, host: host)
        guard Self.isMeant(found, host) else { continue }
        try decide(track, found.label)
        place += 1
      case "s":
        let link =
          "https://open.spotify.com/track/" + (track.uri.split(separator: ":").last.map(String.init) ?? "")
        if !host.open(page: link) { host.show(Output([.verbatim(link)])) }
      case "b":
        guard let last = decided.popLast() else { continue }
        try takeBack(last)
        place = tracks.firstIndex { $0.uri == last.uri } ?? place
      case "q": return true
      case let key?:
        guard let number = Int(key), track.alternatives.indices.contains(number - 1) else {
          host.show(
            Output([
              .note(
                "k keep, 1 to \(track.alternatives.count), m move, o out, s Spotify, Enter later, b back, q end"
              )
            ]))
          continue
        }
        try decide(track, track.alternatives[number - 1])
        place += 1
      }
    }
    return isAnswered
  }

  private mutating func decide(_ track: DoubtfulTrack, _ genre: String?) throws {
    decided.append((track.uri, try store.placements()[track.uri]))
    try store.place(track.uri, in: genre)
  }

  private func takeBack(_ decision: (uri: String, before: Placement?)) throws {
    if let before = decision.before {
      try store.place(decision.uri, in: before.genre)
    } else {
      try store.unplace(decision.uri)
    }
  }

  /// Whether a name that nothing has yet is no slip of the keys.
  private static func isMeant(_ found: GenreGoal.Found, _ host: any Host) -> Bool {
    // What a script says is meant; nobody is there to ask.
    guard host.isInteractive, case .new(let near) = found.relation else { return true }
    let slip: Text = near.isEmpty ? "" : ", but \(.text(near.joined(separator: " or "))) is"
    return host.confirm(
      "nothing is called \(.text(found.label), .strong) yet\(slip); make a playlist of that name?")
  }

  private static func line(_ track: DoubtfulTrack, _ number: Int, of total: Int) -> Text {
    "\("\(number)/\(total)", .faint) \(track.line, .strong): \(.genre(track.label)) \(.share(track.confidence))"
  }

  private static func keys(_ track: DoubtfulTrack) -> Text {
    let others = track.alternatives.enumerated().map { "\($0.offset + 1) \($0.element)" }
    return
      "\(.text((["k keep"] + others + ["m move", "o out", "s Spotify", "q end"]).joined(separator: "  ")), .faint)  "
  }
}

extension DoubtfulTrack {
  /// Title and artists in a line.
  var line: String { artists.isEmpty ? title : title + " by " + artists.joined(separator: ", ") }
}
