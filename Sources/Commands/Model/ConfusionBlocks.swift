import Learning
import Report
import Shell

/// A confusion matrix in blocks: as a picture, as the worst pairs, and by tracks.
struct ConfusionBlocks {
  /// More genres than this are looked at family by family first.
  static let mostGenres = 30

  let judged: JudgedTracks
  let counts: ConfusionCounts
  let classes: [String]
  let families: [ConfusionChoice.Family]
  let isNormalised: Bool
  let limit: Int

  /// Families first where there are many genres, then all of them, then the worst pairs.
  var overview: [Output.Block] {
    var blocks: [Output.Block] = []
    let known = families.filter { $0.classes.count > 0 }
    if classes.count > Self.mostGenres, known.count > 1 {
      blocks.append(
        grid("families", known.map(\.name), counts.counts(between: known.map(\.classes)), order: []))
      blocks.append(.note("within one family: \(.code("confusion " + known[0].name.canonicalText))"))
    }
    let order = classes.count > Self.mostGenres ? Linkage(counts).order : []
    blocks.append(grid(nil, classes, counts.counts, order: order))
    return blocks + pairs(among: Array(classes.indices))
  }

  /// Some genres among themselves.
  func part(_ chosen: [Int], family: String?) -> [Output.Block] {
    let outside = counts.answersOutside(chosen)
    return [
      grid(
        family.map { "within \(.genre($0))" }, chosen.map { classes[$0] }, counts.counts(among: chosen),
        order: [])
    ]
      + (outside > 0
        ? [
          .note(
            "\(outside) of these tracks were predicted as another genre: neither drawn nor counted in the shares"
          )
        ] : [])
      + pairs(among: chosen)
  }

  private func grid(_ title: Text?, _ labels: [String], _ counts: [[Int]], order: [Int]) -> Output.Block {
    .grid(
      Grid(
        title, rowMeaning: "true", columnMeaning: "predicted", rowLabels: labels, columnLabels: labels,
        counts: counts, order: order, isNormalised: isNormalised))
  }

  // MARK: Pairs

  private func pairs(among chosen: [Int]) -> [Output.Block] {
    let inside = Set(chosen)
    let all = counts.confusedPairs.filter { inside.contains($0.first) && inside.contains($0.second) }
    guard let worst = all.first else { return [.paragraph("no mistake at all")] }
    let support = judged.predictions.genreScores.map(\.support)
    func share(_ count: Int, of label: Int) -> Value { .share(count, of: support[label]) }
    return [
      .table(
        Table(
          "most confused pairs",
          columns: [
            .text("genre", flexible: false), .text("and", flexible: false), .number("mistakes"),
            .number("predicted as the second", importance: 1, group: "ways"),
            .number("the other way", importance: 1, group: "ways"),
          ],
          rows: all.prefix(limit).map { pair in
            [
              .genre(classes[pair.first]), .genre(classes[pair.second]), .count(pair.total),
              share(pair.firstAsSecond, of: pair.first), share(pair.secondAsFirst, of: pair.second),
            ]
          }, totalRows: all.count)),
      .suggestion(
        "next: \(.code("confusion \(classes[worst.first].canonicalText) \(classes[worst.second].canonicalText)"))"
      ),
    ]
  }

  // MARK: Tracks

  /// The tracks of a genre that were predicted as another one, or as any other, surest mistakes first.
  func tracks(of label: Int, as other: Int?) -> [Output.Block] {
    let predictions = judged.predictions
    let places = predictions.mistakes(of: label, as: other)
    let total = predictions.labels.count { $0 == label }
    let taken: Text =
      other.map { "predicted as \(.genre(classes[$0]), .strong)" } ?? "predicted as another genre"
    guard !places.isEmpty else {
      return [.paragraph("none of the \(total) tracks of \(.genre(classes[label])) was " + taken)]
    }
    let listed = TrackList(judged.dataset)
    return [
      .paragraph(
        "\(places.count, .strong) of \(total) tracks of \(.genre(classes[label]), .strong) were " + taken),
      .table(
        Table(
          columns: TrackList.columns + [
            .text("predicted", importance: other != nil ? 2 : 0), .number("confidence"),
            .number("p(true)", importance: 1), .text("listen", importance: 2),
          ],
          rows: places.prefix(limit).map { place in
            listed.cells(of: judged.rows[place]) + [
              predictions.answers[place].map { .genre(classes[$0]) } ?? .missing,
              .share(predictions.confidences[place]), .share(predictions.probability(of: label, at: place)),
              listed.link(to: judged.rows[place]),
            ]
          }, totalRows: places.count)),
    ]
  }
}
