import Learning
import Report
import Shell
import Tabular

/// What a model says of one track, beside what the table says.
struct TrackPrediction {
  let model: Model
  /// One row of the model's features; NaN where a value is not known.
  let inputs: Matrix
  /// Its names; `nil` where they are not known.
  var names: TrackNames?
  /// Its rows in the current table; none if it does not stand there.
  var rows: [Int] = []
  /// What is predicted.
  let subject: Text
  /// The genres that the table gives it; empty if unknown.
  let tableGenres: [String]
  /// How many genres to show.
  let top: Int
  /// How often the set of genres is to hold the right one; `nil` for no set.
  let coverage: Double?

  /// Throws what the model throws.
  func output(in context: inout RunContext) throws -> Output {
    let classes = model.card.classes
    let probabilities = try model.probabilities(
      for: inputs, names: names.map { [$0] }, on: context.fitContext().workers
    ).values
    let ranked = RankedClass.all(of: probabilities)
    guard let likeliest = ranked.first else { return Output() }
    let best = likeliest.index
    let familiarity = try Familiarity(
      of: inputs, names: names, rows: rows, likeliest: best, to: model, in: &context)
    let isUnknown = familiarity?.isUnknown ?? false
    var output = Output(
      facts: [
        .text(Facts.genre, isUnknown ? "unknown" : classes[best]),
        .number(Facts.confidence, likeliest.probability),
      ] + (familiarity?.facts ?? []))
    output.append(
      .paragraph(
        isUnknown
          ? "\(subject): \("unknown", .warning); of the genres it knows, \(.genre(classes[best])) comes nearest"
          : "\(subject): \(.genre(classes[best]), .strong)"))
    if let coverage {
      output.blocks += try setBlocks(coverage, probabilities: probabilities, facts: &output.facts)
    }
    output.append(.table(table(of: ranked)))
    output.blocks += familiarity?.blocks ?? []
    if !tableGenres.isEmpty {
      let isRight = tableGenres.contains(classes[best])
      let unknown = tableGenres.filter { !classes.contains($0) }
      var line: Text = "the table says \(tableGenres.joined(separator: ", "), isRight ? .good : .warning)"
      if !unknown.isEmpty {
        line = line + ", of which the model does not know \(unknown.joined(separator: ", "))"
      }
      output.append(.paragraph(line))
    }
    let unknown = zip(model.card.features, inputs.values).filter { $0.1.isNaN }.map(\.0)
    let imputed = unknown.filter { DerivedFeature(rawValue: $0) == nil }
    if unknown.count == model.card.features.count {
      output.append(.warning("nothing is known of it: this is what the model says of an average track"))
    } else if !imputed.isEmpty {
      output.append(
        .note(
          "not known, and averaged over training tracks that agree with the rest: \(imputed.joined(separator: ", "))"
        ))
    }
    output.append(.protocolLine(model.protocolLine))
    return output
  }

  /// The likeliest genres, and whether the table gives the track that genre too, if it knows the track.
  private func table(of ranked: [RankedClass]) -> Table {
    let isInTable = !tableGenres.isEmpty
    return Table(
      columns: [.text("genre", flexible: false), .text("probability", flexible: false)]
        + (isInTable ? [.text("true", importance: 1)] : []),
      rows: ranked.prefix(top).map { entry in
        let genre = model.card.classes[entry.index]
        return [.genre(genre), .bar(entry.probability)]
          + (isInTable ? [.text(tableGenres.contains(genre) ? "✓" : "")] : [])
      }, totalRows: model.card.classes.count)
  }

  /// The genres that hold the right one as often as was asked, and what that rests on.
  private func setBlocks(
    _ coverage: Double, probabilities: [Float], facts: inout [Fact]
  ) throws -> [Output.Block] {
    guard let confidence = names == nil ? model.confidence : model.answeringConfidence,
      confidence.isLearned
    else {
      throw JudgingError.noConfidence
    }
    let set = try confidence.sets(coverage: coverage).set(for: ArraySlice(probabilities)).map {
      model.card.classes[$0]
    }
    facts += [
      .text(Facts.plausible, set.joined(separator: ",")), .integer(Facts.setSize, set.count),
    ]
    let names = set.dropFirst().reduce("\(.genre(set.first ?? ""), .strong)" as Text) {
      $0 + ", " + "\(.genre($1), .strong)"
    }
    return [
      .paragraph("plausible: " + names),
      .note(
        "such sets hold the right genre for \(.share(coverage)) of tracks of its genres that come like those of the validation side; new artists and other years can break that"
      ),
    ]
  }
}
