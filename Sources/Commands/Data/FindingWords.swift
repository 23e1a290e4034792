import Report
import Tabular

/// A finding of an audit in words: what it is, an example, and what cures it.
struct FindingWords {
  /// What was found, with its size.
  let sentence: Text
  /// The command that cures it.
  let cure: Text?
  /// A track in which it shows.
  let example: Text?
  /// Whether it is hardly worth a line.
  let isTrifle: Bool

  /// What a weight means.
  static func heading(of weight: Finding.Weight) -> Text {
    switch weight {
    case .leak: "leaks: scores are too high now"
    case .risk: "risks: scores are too high with some splits or features"
    case .note: "worth knowing"
    }
  }

  init(_ finding: Finding, _ dataset: Dataset) {
    (sentence, cure) = Self.words(finding.kind)
    isTrifle = if case .missing(_, let rows) = finding.kind { rows * 1000 < dataset.rowCount } else { false }
    let isNamed =
      switch finding.kind {
      case .recordingsUnderSeveralIDs, .idsUnderSeveralGenres, .equalFeatures, .recordingsOnTwoSides: true
      default: false
      }
    example =
      isNamed ? finding.examples.first.map { "\(.text(TrackList(dataset).name(of: $0)))" } : nil
  }

  private static func words(_ kind: Finding.Kind) -> (sentence: Text, cure: Text?) {
    switch kind {
    case .rowNumberLeftOut(let column, let reached):
      let name: Text = column.isEmpty ? "the unnamed column" : "the column \(.name(column))"
      return (
        name
          + " only numbered the rows and was left out when the table was read: as genres stand in blocks, the row number alone would give away \(.share(reached)) of them",
        nil
      )
    case .followsRows(let column, let reached, let chance):
      return (
        "\(.name(column.text), .strong) follows the order of the rows, which alone gives away \(.share(reached)) of the genres (guessing: \(.share(chance)))",
        "leave \(.name(column.text)) out of \(.code("train features=…"))"
      )
    case .predictsAlone(let column, let reached, let chance, let feature, let best):
      let beside: Text =
        feature.map { "; the best feature of the sound, \($0.text), reaches \(.share(best))" } ?? ""
      return (
        "\(.name(column.text), .strong) alone gives away \(.share(reached)) of the genres (guessing: \(.share(chance)))"
          + beside,
        column == .artists || column == .albumName
          ? "\(.code("split by=artist")) shows what it is without knowing the artists"
          : "\(.code("train features=audio")) does without it"
      )
    case .spike(let column, let value, let genre, let share, let elsewhere):
      return (
        "\(.name(column.text)) is \(value) for \(.share(share)) of \(.genre(genre)) and for \(.share(elsewhere)) elsewhere: a trace of how the list was made, not of the music",
        "\(.code("train features=audio")) does without it"
      )
    case .exactCopies(let rows):
      return ("\(rows, .strong) rows repeat an earlier one in every column", "\(.code("clean")) drops them")
    case .idsUnderSeveralGenres(let ids, let rows, let most, let best):
      return (
        "\(ids, .strong) track ids stand under several genres, up to \(most), on \(rows) rows: nobody who answers with one genre can be right on more than \(.share(best)) of all rows",
        "\(.code("split by=recording")) keeps them together, and \(.code("train")) learns all their genres"
      )
    case .recordingsUnderSeveralIDs(let recordings, let surplus):
      return (
        "\(recordings, .strong) recordings stand under several ids, \(surplus, .strong) ids too many: same lead artist, same title",
        "\(.code("split by=recording")) keeps them on one side"
      )
    case .recordingsUnderSeveralGenres(let recordings, let rows, let best):
      return (
        "\(recordings, .strong) recordings stand under several genres, on \(rows) rows; the best possible accuracy is \(.share(best))",
        "\(.code("evaluate")) also counts any of their genres as right"
      )
    case .equalFeatures(let groups, let rows):
      return (
        "\(rows) tracks under different names are equal in every feature of the sound, in \(groups) groups",
        "\(.code("split by=recording")) takes them for one recording"
      )
    case .nearlyEqualFeatures(let groups, let rows):
      return ("\(rows) further tracks are equal but for rounding, in \(groups) groups", nil)
    case .sameTracks(let first, let second, let shared, let overlap):
      return (
        "\(.genre(first)) and \(.genre(second)) share \(shared) tracks, \(.share(overlap)) of both: "
          + (overlap > 0.9 ? "one genre under two names" : "they can hardly be told apart"),
        overlap > 0.9
          ? "\(.code("filter genres not \(second)"))"
          : "\(.code("group genres")) puts related genres together"
      )
    case .labelsUnrelated(let best, let chance):
      return (
        "the genres look shuffled: no column predicts more than \(.share(best)) of them, and guessing reaches \(.share(chance))",
        "check where the genre column comes from"
      )
    case .randomSplitWouldShare(let recordings, let artists):
      return (
        "split at random, 80/20, \(.share(recordings), .strong) of the test rows would be recordings that are also trained on, and \(.share(artists), .strong) by artists that are",
        "\(.code("split by=recording")) or \(.code("split by=artist"))"
      )
    case .idsOnTwoSides(let ids, let rows, let share):
      return (
        "\(ids, .strong) track ids stand on two sides of the split: \(rows) rows to judge by, \(.share(share)) of them, are trained on",
        "\(.code("split by=recording"))"
      )
    case .recordingsOnTwoSides(let recordings, let rows, let share):
      return (
        "\(recordings, .strong) recordings stand on two sides of the split: \(rows) rows to judge by, \(.share(share)) of them, are trained on",
        "\(.code("split by=recording"))"
      )
    case .artistsOnTwoSides(let artists, let rows, let share):
      return (
        "\(artists, .strong) lead artists stand on two sides of the split: \(rows) rows to judge by, \(.share(share)) of them, are by artists trained on",
        "\(.code("split by=artist")) shows what new artists would score"
      )
    case .missing(let column, let rows):
      return ("\(.name(column.text)) is missing in \(rows) rows", "\(.code("clean"))")
    }
  }
}
