import Report
import Shell
import Tabular

/// `split`: deals the tracks to training, validation and test.
struct SplitTracks: Command {
  var shares: String?
  var by = SplitGrouping.recording
  var file: String?
  var seed: UInt64?
  var name: String?

  static let about = About(
    "split", .data, "Deal the tracks to training, validation and test, genre by genre.",
    details: [
      "by=recording, the default, keeps all versions of a recording on one side; by=artist keeps artists apart, the hardest and most honest test.",
      "from=FILE takes a given assignment: columns row or track_id, and split with train, val or test.",
    ],
    terms: ["train", "test", "validation", "holdout", "stratified", "train-test-split"],
    setting: ["load demo"],
    examples: [
      "split 60/20/20": "no recording on two sides", "split 60/20/20 by=artist": "no artist on two sides",
    ],
    facts: [Facts.train, Facts.val, Facts.test, Facts.sharedRecordings, Facts.sharedArtists])
  static let parameters: [Parameter<SplitTracks>] = [
    .positional(
      "shares", \.shares, "the shares of training, validation and test in percent (60/20/20)",
      completer: .values { _ in
        [Completion("60/20/20", "the usual shares"), Completion("80/10/10", "more to learn from")]
      }),
    .option("by", \.by, "what stays together on one side"),
    .option("from", \.file, "a file that says which track is on which side", completer: .files("csv", "tsv")),
    .option("seed", \.seed, "the seed, if not the session's"), .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split: Split
    if let file {
      split = try Split(file: context.host.environment.path(file), of: dataset)
    } else {
      let fractions = try shares.map { text throws(SplitError) in try SplitFractions(text) } ?? .standard
      split = try Split(
        SplitRequest(fractions: fractions, by: by, seed: seed ?? context.session.seed), of: dataset)
    }
    context.put(split, named: name, else: "split")
    var output = Output(blocks(of: split), facts: facts(of: split))
    let placeholders = dataset.origin.placeholderArtists
    if file == nil, by == .artist, !placeholders.isEmpty {
      output.append(
        .note(
          "tracks by \(.text(placeholders.map(\.name).joined(separator: ", "))) are not kept together: that is no artist"
        ))
    }
    return output
  }

  private func facts(of split: Split) -> [Fact] {
    [
      .integer(Facts.train, split.count(on: .train)), .integer(Facts.val, split.count(on: .validation)),
      .integer(Facts.test, split.count(on: .test)),
      .integer(Facts.sharedRecordings, split.overlap.recordings),
      .integer(Facts.sharedArtists, split.overlap.artists),
    ]
  }

  private func blocks(of split: Split) -> [Output.Block] {
    let overlap = split.overlap
    func share(_ count: Int) -> Value { .share(count, of: overlap.testRows) }
    var blocks: [Output.Block] = [
      .paragraph(
        "\(split.count(on: .train), .strong) training, \(split.count(on: .validation), .strong) validation and \(split.count(on: .test), .strong) test tracks, by \(.name(split.groupingName))"
      ),
      .fields([
        Output.Field("recordings on two sides", "\(overlap.recordings)"),
        Output.Field("artists on two sides", "\(overlap.artists)"),
      ]),
    ]
    if overlap.testRowsWithTrainedRecording > 0 {
      blocks.append(
        .warning(
          "\(share(overlap.testRowsWithTrainedRecording)) of the test tracks are recordings that are also trained on: scores will be too high. \(.code("split by=recording")) keeps them apart"
        ))
    }
    if overlap.testRowsWithTrainedArtist > 0 {
      blocks.append(
        .note(
          "\(share(overlap.testRowsWithTrainedArtist)) of the test tracks are by artists that are also trained on; \(.code("split by=artist")) shows what new artists would score"
        ))
    }
    if split.count(on: .validation) == 0 {
      blocks.append(
        .warning(
          "without a validation side \(.code("train")) keeps the last epoch, and nothing calibrates its confidence"
        ))
    }
    if split.count(on: .test) == 0 {
      blocks.append(.warning("without a test side there is nothing to \(.code("evaluate")) on"))
    }
    blocks.append(.suggestion("next: \(.code("train"))"))
    return blocks
  }
}
