import Learning
import Library
import Report
import Shell

/// What `predict library` says: families with their numbers, and on what evidence they stand.
struct LibraryForecastOutput {
  let result: LibraryForecast.Result
  let model: Model
  let isPriorOfTable: Bool
  let withFeatures: Int

  var output: Output {
    let total = result.predictions.count
    let imputed = result.predictions.count { !$0.imputed.isEmpty }
    let counts = result.answers.familyCounts()
    var output = Output(facts: [
      .integer(Facts.tracks, total), .integer(Facts.predicted, result.predictions.count { $0.genre != nil }),
      .integer(Facts.withoutFeatures, total - withFeatures), .integer(Facts.imputed, imputed),
      .integer(Facts.families, counts.count), .number(Facts.confidence, result.answers.meanConfidence),
    ])
    guard total > 0 else {
      output.append(.paragraph("the library holds no tracks yet"))
      output.append(
        .suggestion("\(.code("spotify sync")) or \(.code("spotify import FILE")) fills it"))
      return output
    }
    output.append(.paragraph("\(total, .strong) tracks have a genre now"))
    output.append(.table(families(counts)))
    output.append(.heading("Evidence"))
    output.append(.fields(evidence))
    output.append(
      .note(
        isPriorOfTable
          ? "the mixture is that of the training table; \(.code("prior=library")) takes this library's own"
          : "the mixture is this library's own; \(.code("prior=table")) takes that of the training table"))
    let missing = Set(result.predictions.flatMap(\.imputed)).sorted()
    if !missing.isEmpty {
      output.append(
        .note(
          "for \(imputed) tracks something is not known and imputed: \(.text(missing.joined(separator: ", ")))"
        ))
    }
    output.append(.protocolLine(model.protocolLine))
    output.append(.suggestion("\(.code("spotify plan families")) makes playlists of it"))
    return output
  }

  private func families(_ counts: [(family: Int, tracks: Int, confidence: Double)]) -> Table {
    let names = result.answers.families
    let most = counts.first?.tracks ?? 0
    return Table(
      columns: [
        .text("family", flexible: false), .text("tracks", flexible: false),
        .number("mixture", importance: 2), .number("confidence", importance: 1),
      ],
      rows: counts.map { count in
        [
          .genre(names[count.family]), .countBar(count.tracks, of: most),
          .share(Double(result.answers.mixture[count.family])),
          .share(count.confidence),
        ]
      })
  }

  /// For how many tracks each kind of evidence says something.
  private var evidence: [Output.Field] {
    PredictionEvidence.Kind.allCases.compactMap { kind in
      let count = result.predictions.count { prediction in prediction.evidence.contains { $0.kind == kind } }
      return count == 0 ? nil : Output.Field(kind.title, "\(count) tracks")
    }
  }
}
