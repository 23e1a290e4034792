import Report
import Shell

/// Several tracks that a person may mean, of which somebody at the prompt chooses one by its number.
struct TrackChoice {
  /// A track as it is shown.
  struct Candidate {
    let title: String
    let artists: String
    /// What tells two tracks of one name apart: an id or a link.
    let id: String?
  }

  /// At most so many are shown.
  static let most = 12

  let candidates: [Candidate]

  /// Which of the candidates is meant, from 0; `nil` if nobody is there to be asked.
  ///
  /// Throws `CancellationError` if nobody answers with a number.
  func ask(_ host: any Host) throws -> Int? {
    guard host.isInteractive else { return nil }
    let shown = candidates.prefix(Self.most)
    let rows = zip(1..., shown).map { number, candidate -> [Value] in
      [
        .count(number), .text(candidate.title), .text(candidate.artists),
        candidate.id.map { .text($0) } ?? .missing,
      ]
    }
    let table = Table(
      columns: [.number("#"), .text("title"), .text("artists", importance: 1), .text("id", importance: 2)],
      rows: rows, totalRows: candidates.count)
    host.show(Output([.paragraph("\(candidates.count) tracks match"), .table(table)]))
    while let answer = host.ask("which one, 1 to \(shown.count)? ") {
      if let place = zip(1..., shown.indices).first(where: { Int(answer) == $0.0 })?.1 { return place }
      guard !answer.isEmpty else { break }
      host.show(Output([.warning("a number from 1 to \(shown.count), or Ctrl-C")]))
    }
    throw CancellationError()
  }
}
