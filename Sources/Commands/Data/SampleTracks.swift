import Report
import Shell
import Tabular

/// How many tracks to draw: a number, or a share of all.
enum SampleSize: ParameterValue {
  case count(Int)
  case percent(Double)

  static let expectation = "a number of tracks, or a share such as 10%"

  static func parse(_ text: String) -> SampleSize? {
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), percent > 0, percent <= 100 else { return nil }
      return .percent(percent)
    }
    return Int.parse(text).flatMap { $0 > 0 ? .count($0) : nil }
  }

  var canonicalText: String {
    switch self {
    case .count(let count): String(count)
    case .percent(let percent): percent.canonicalText + "%"
    }
  }

  /// The number of tracks of a table that this means, at least one.
  func count(of rows: Int) -> Int {
    switch self {
    case .count(let count): count
    case .percent(let percent): max(1, Int((Double(rows) * percent / 100).rounded()))
    }
  }
}

/// `sample`: draws tracks at random.
struct SampleTracks: Command {
  var size = SampleSize.count(1_000)
  var keepsShares = true
  var seed: UInt64?
  var name: String?

  static let about = About(
    "sample", .data, "Draw tracks at random; the same seed draws the same ones.",
    terms: ["random", "subset", "smaller", "draw"], setting: ["load demo"],
    examples: [
      "sample 500": "five hundred tracks", "sample 10% stratified=off": "a tenth, whatever the genres",
    ],
    facts: [Facts.rows, Facts.genres])
  static let parameters: [Parameter<SampleTracks>] = [
    .positional("size", \.size, "how many tracks, or which share of them"),
    .option("stratified", \.keepsShares, "let each genre keep its share of the tracks"),
    .option("seed", \.seed, "the seed, if not the session's"), .naming(\.name),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let count = size.count(of: dataset.rowCount)
    let drawn = dataset.sampled(
      count, seed: seed ?? context.session.seed, stratified: keepsShares)
    var output = Narrowing.keep(drawn, of: dataset, named: name, as: "sample", in: &context)
    if count > dataset.rowCount { output.append(.note("there are no more than \(dataset.rowCount) tracks")) }
    return output
  }
}
