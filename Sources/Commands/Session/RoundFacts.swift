import Report
import Shell
import Tabular

/// The facts of the rounds of a block: each with its mean and its spread, line by line where several lines give the same
/// ones.
struct RoundFacts {
  /// What one line of the block gave, in an order of its own.
  typealias LineFacts = (line: String, facts: [Fact])

  private var all = Spreads()
  private var lines: [(text: String, spreads: Spreads)] = []
  private var rounds = 0

  /// Takes the facts of a round, line by line; of several of one name the last one counts as the block's, as everywhere.
  mutating func add(_ round: [LineFacts]) {
    rounds += 1
    all.add(round.flatMap(\.facts))
    for (place, line) in round.enumerated() {
      if place == lines.count { lines.append((line.line, Spreads())) }
      lines[place].spreads.add(line.facts)
    }
  }

  /// A table of the facts, or one for each line, and mean and deviation of each as facts.
  func output(of name: String, _ given: [String]) -> Output {
    let list = given.count > 6 ? "\(given[0]) … \(given[given.count - 1])" : given.joined(separator: ", ")
    let told = lines.filter { !$0.spreads.order.isEmpty }
    let names = told.flatMap { $0.spreads.order.map(\.name) }
    let tables =
      Set(names).count == names.count
      ? [all.table(titled: nil)] : told.map { $0.spreads.table(titled: $0.text) }
    return Output(
      [.paragraph("\(counted: rounds, "round", .strong) for \(.code(name)) in \(list)")]
        + tables.map { .table($0) }, facts: all.facts)
  }
}

/// Numbers that came again and again, each with its mean and its spread.
private struct Spreads {
  private(set) var order: [FactName] = []
  private var values: [String: [Double]] = [:]

  mutating func add(_ facts: [Fact]) {
    var latest: [String: Double] = [:]
    for fact in facts {
      guard let number = fact.value.number else { continue }
      latest[fact.name.name] = number
      if !order.contains(where: { $0.name == fact.name.name }) { order.append(fact.name) }
    }
    for (name, number) in latest { values[name, default: []].append(number) }
  }

  /// The mean of each under its own name, its deviation under that name with `_sd`.
  var facts: [Fact] {
    order.flatMap { fact -> [Fact] in
      let moments = Moments(values[fact.name] ?? [])
      let mean = Fact.number(fact, moments.mean)
      guard let deviation = moments.deviation else { return [mean] }
      let name = FactName(
        fact.name + "_sd", "standard deviation over the rounds: \(fact.meaning)", isVolatile: fact.isVolatile)
      return [mean, .number(name, deviation)]
    }
  }

  func table(titled title: String?) -> Table {
    let rows = order.map { fact -> [Value] in
      let numbers = values[fact.name] ?? []
      let moments = Moments(numbers)
      let digits = numbers.allSatisfy { $0 == $0.rounded() } ? 1 : 4
      func number(_ value: Double?) -> Value { value.map { .number($0, digits: digits) } ?? .missing }
      return [
        .code(fact.name), number(moments.mean), number(moments.deviation), number(numbers.min()),
        number(numbers.max()),
      ]
    }
    return Table(
      title.map { "\(.code($0))" },
      columns: [
        .text("fact", flexible: false), .number("mean"), .number("s.d."), .number("min", importance: 1),
        .number("max", importance: 1),
      ], rows: rows)
  }
}
