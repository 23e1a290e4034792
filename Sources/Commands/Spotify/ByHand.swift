import Library
import Report
import Shell

/// What `spotify move` and `spotify keep` have in common.
enum ByHand {
  static func noTrack(_ command: String) -> Diagnostic {
    Diagnostic(
      "missing-selector", "\(.code(command)) needs \(.code("track:…"))", kind: .usage,
      help: "a part of the title is enough")
  }

  /// Says what was done, and how the present plan looks with it.
  static func output(_ sentence: Text, _ store: LibraryStore) throws -> Output {
    var output = Output(
      [.paragraph(sentence)], facts: [.integer(Facts.placements, try store.placements().count)])
    if try store.planRequest() != nil {
      let plan = try store.remakePlan()
      output.append(
        .note(
          "the plan now has \(counted: plan.placed, "song") in \(counted: plan.playlists.count, "playlist")"))
    }
    return output
  }
}
