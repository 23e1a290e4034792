import Report
import Shell

/// `diff`: what differs between two results, and in how they were obtained.
struct Diff: Command {
  var first = 0
  var second = 0

  static let about = About(
    "diff", .session, "Show what differs between two results: their facts, and how they were obtained.",
    role: .looks,
    terms: ["difference", "between"], setting: ["load demo", "split", "split by=artist"],
    examples: ["diff 2 3": "one split beside the other"])
  static let parameters: [Parameter<Diff>] = [
    .positional("first", \.first, in: 1...1_000_000_000, "the number of a line", completer: .lineNumbers),
    .positional(
      "second", \.second, in: 1...1_000_000_000, "the number of another line", completer: .lineNumbers),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let left = try RecordFinder.record(first, in: context.session, at: "first")
    let right = try RecordFinder.record(second, in: context.session, at: "second")
    let leftLines = Ancestry.lines(of: left, in: context.session)
    let rightLines = Ancestry.lines(of: right, in: context.session)
    var output = Output()
    let changed =
      leftLines.filter { !rightLines.contains($0) }.map { ["-", $0] }
      + rightLines.filter { !leftLines.contains($0) }.map { ["+", $0] }
    output.append(.heading("how they were obtained"))
    if changed.isEmpty {
      output.append(.paragraph("by the same lines"))
    } else {
      output.append(
        .table(
          Table(
            columns: [.text("", flexible: false), .text("line")],
            rows: changed.map { [.text($0[0] == "-" ? "only \(first)" : "only \(second)"), .code($0[1])] })))
    }
    output.append(.heading("facts"))
    output.append(.table(facts(left.output.facts, right.output.facts)))
    return output
  }

  private func facts(_ left: [Fact], _ right: [Fact]) -> Table {
    var names = left.map(\.name.name)
    names += right.map(\.name.name).filter { !names.contains($0) }
    let rows = names.map { name -> [Value] in
      let a = left.first { $0.name.name == name }?.value
      let b = right.first { $0.name.name == name }?.value
      let difference: Value =
        if let x = a?.number, let y = b?.number {
          .number(y - x, digits: x == x.rounded() && y == y.rounded() ? 0 : 4)
        } else {
          .text(a == b ? "" : "differs")
        }
      return [
        .code(name), a.map { .text($0.shortText) } ?? .missing, b.map { .text($0.shortText) } ?? .missing,
        difference,
      ]
    }
    return Table(
      columns: [
        .text("fact", flexible: false), .number("line \(first)"), .number("line \(second)"),
        .number("change"),
      ],
      rows: rows)
  }
}
