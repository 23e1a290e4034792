import Learning
import Report

/// How sets of plausible genres fared, in words and as facts.
struct SetBlocks {
  let sets: ConformalSets
  let scores: SetScores
  private let classes: [String]

  static let facts = [Facts.coverage, Facts.setSize, Facts.singleSets]

  init(_ sets: ConformalSets, judged: JudgedTracks) {
    self.sets = sets
    scores = SetScores(sets, on: judged.predictions)
    classes = judged.basis.classes
  }

  var facts: [Fact] {
    [
      .number(Facts.coverage, scores.coverage), .number(Facts.setSize, scores.meanSize),
      .number(Facts.singleSets, scores.singleShare),
    ]
  }

  var blocks: [Output.Block] {
    var blocks: [Output.Block] = [
      .heading("sets of plausible genres"),
      .paragraph(
        "asked to hold the right genre for \(.share(sets.coverage)) of tracks, the sets held it for \(.share(scores.coverage), .strong), with \(.number(scores.meanSize, digits: 1), .strong) of \(classes.count) genres on average; \(.share(scores.singleShare)) of tracks got a single genre"
      ),
    ]
    let covered = zip(classes, scores.coverageByGenre).filter { !$0.1.isNaN }
    if let worst = covered.min(by: { $0.1 < $1.1 }) {
      blocks.append(.note("least often for \(.genre(worst.0)): \(.share(worst.1))"))
    }
    blocks.append(Self.promise)
    return blocks
  }

  /// What the promise of a set assumes.
  static let promise = Output.Block.note(
    "the promise holds for tracks that come like those of the validation side; new artists and other years can break it"
  )
}
