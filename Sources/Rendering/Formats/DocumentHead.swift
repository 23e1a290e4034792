import Report
import Shell

/// What a reader wants to know of a session before its results: when, by which version, on what, and how well.
struct DocumentHead {
  /// Names with their values, in reading order.
  let fields: [Output.Field]
  /// The number of the record that the headline is from, if there is one.
  let headline: Int?

  init(_ document: SessionDocument) {
    let commands = document.records.filter { $0.subject == .command && $0.succeeded }
    let judged = commands.last { $0.output.facts.contains { $0.name.isHeadline } }
    var fields: [Output.Field] = []
    for fact in judged?.output.facts ?? [] where fact.name.isHeadline {
      fields.append(Output.Field(fact.name.name, Text([.init(Self.value(of: fact), .strong)])))
    }
    // The best-read number of a page must not be taken for that of what stands at its end.
    if let changed = judged.flatMap({ document.outdated[$0.number] }) {
      fields.append(Output.Field("note", Text([.init(.text("a result "), .warning)]) + changed))
    }
    if let basis = judged?.output.blocks.compactMap(Self.basis).last {
      fields.append(Output.Field("protocol", basis))
    }
    let references = judged.map { $0.reads + $0.makes } ?? Self.latest(commands)
    for reference in references {
      fields.append(
        Output.Field(
          reference.kind.name, "\(.name(reference.name)) \("(\(reference.fingerprint))", .faint)"))
    }
    let seeds = Set(commands.map(\.seed)).sorted()
    if !seeds.isEmpty {
      let words = seeds.map { String($0) }.joined(separator: ", ")
      fields.append(Output.Field(seeds.count == 1 ? "seed" : "seeds", Text(words)))
    }
    // A command that ran others has their time too; in a document of what one ran there are only those.
    let outermost = commands.map(\.depth).min() ?? 0
    let seconds = commands.reduce(0) { $0 + ($1.depth == outermost ? $1.seconds : 0) }
    fields.append(Output.Field("commands", "\(.count(commands.count)) in \(.duration(seconds))"))
    let made = [document.program, document.date].filter { !$0.isEmpty }
    if !made.isEmpty { fields.append(Output.Field("written", Text(made.joined(separator: ", ")))) }
    self.fields = fields
    headline = judged?.number
  }

  private static func value(of fact: Fact) -> Value {
    switch fact.value {
    case .integer(let value): .count(value)
    // A headline that is a share of 1 is read as a percentage.
    case .number(let value): (0...1).contains(value) ? .share(value) : .number(value, digits: 3)
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    }
  }

  private static func basis(_ block: Output.Block) -> Text? {
    if case .protocolLine(let text) = block { text } else { nil }
  }

  /// The last thing of each kind that was made, where nothing was judged.
  private static func latest(_ commands: [Record]) -> [ItemReference] {
    var kinds: [ItemKind] = []
    var latest: [ItemKind: ItemReference] = [:]
    for reference in commands.flatMap(\.makes) {
      if latest.updateValue(reference, forKey: reference.kind) == nil { kinds.append(reference.kind) }
    }
    return kinds.compactMap { latest[$0] }
  }
}
