import Report
import Shell
import Tabular

/// `audit`: what in the table, or in the split of it, could make a score look better than it is.
struct AuditTable: Command {
  static let about = About(
    "audit", .data, "Find what could inflate a score: leaks and traps in the table and in its split.",
    details: [
      "Looked for are row numbers under any name, copies, recordings under several ids or genres, artists and recordings on two sides, columns that give the genre away, genres that are the same tracks, labels that make no sense.",
      "audit ladder shows what each of them is worth: the same model under four ways of splitting.",
    ],
    terms: ["leak", "leakage", "duplicates", "trap", "inflated", "check"], setting: ["load demo"],
    examples: ["audit": "the table, and its split if there is one"],
    facts: [Facts.rows, Facts.findings, Facts.leaks])
  static let parameters: [Parameter<AuditTable>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let dataset = try context.take(Dataset.self)
    let split = context.session.current(Split.self) == nil ? nil : try context.take(Split.self)
    let audit = Audit(of: dataset, split: split?.dataset == dataset.fingerprint ? split : nil)
    let shown = audit.findings.filter { $0.weight > .note || !FindingWords($0, dataset).isTrifle }
    var output = Output(
      facts: [
        .integer(Facts.rows, audit.rowCount), .integer(Facts.findings, audit.findings.count),
        .integer(Facts.leaks, audit.findings(from: .leak).count),
      ])
    output.append(.paragraph(headline(audit, hasSplit: split != nil)))
    for weight in [Finding.Weight.leak, .risk, .note] {
      let own = shown.filter { $0.weight == weight }
      guard !own.isEmpty else { continue }
      output.append(.heading(FindingWords.heading(of: weight)))
      for finding in own {
        let words = FindingWords(finding, dataset)
        output.append(weight == .note ? .list([words.sentence]) : .warning(words.sentence))
        if let example = words.example { output.append(.note("for example " + example)) }
        if let cure = words.cure { output.append(.note("fix: " + cure)) }
      }
    }
    if !dataset.genres.isEmpty { output.append(.suggestion("next: \(.code("audit ladder"))")) }
    return output
  }

  private func headline(_ audit: Audit, hasSplit: Bool) -> Text {
    let object: Text = hasSplit ? "the table and its split" : "the table"
    let leaks = audit.findings(from: .leak).count
    let risks = audit.findings(from: .risk).count - leaks
    if leaks + risks == 0 {
      return "\("nothing found", .good) that could inflate a score: " + object
        + ", \(audit.rowCount) tracks in \(audit.genreCount) genres"
    }
    let found: Text = leaks > 0 ? "\(leaks, .bad) leaks and \(risks) risks" : "\(risks, .warning) risks"
    return found + " in " + object + ": \(audit.rowCount) tracks in \(audit.genreCount) genres"
  }
}
