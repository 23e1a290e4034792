import Report
import Shell
import Tabular

/// The facts of the rounds of a block: each with its mean and its spread.
struct RoundFacts {
  private var order: [FactName] = []
  private var values: [String: [Double]] = [:]
  private var rounds = 0

  /// Takes the facts of a round; of several of one name the last one counts, as everywhere.
  mutating func add(_ facts: [Fact]) {
    rounds += 1
    var latest: [String: Double] = [:]
    for fact in facts {
      guard let number = fact.value.number else { continue }
      latest[fact.name.name] = number
      if !order.contains(where: { $0.name == fact.name.name }) { order.append(fact.name) }
    }
    for (name, number) in latest { values[name, default: []].append(number) }
  }

  /// A table of the facts, and mean and deviation of each as facts.
  func output(of name: String, _ given: [String]) -> Output {
    var facts: [Fact] = []
    let rows = order.map { fact -> [Value] in
      let numbers = values[fact.name] ?? []
      let moments = Moments(numbers)
      facts.append(.number(fact, moments.mean))
      if let deviation = moments.deviation {
        let name = FactName(
          fact.name + "_sd", "standard deviation over the rounds: \(fact.meaning)",
          isVolatile: fact.isVolatile)
        facts.append(.number(name, deviation))
      }
      let digits = numbers.allSatisfy { $0 == $0.rounded() } ? 1 : 4
      func number(_ value: Double?) -> Value { value.map { .number($0, digits: digits) } ?? .missing }
      return [
        .code(fact.name), number(moments.mean), number(moments.deviation), number(numbers.min()),
        number(numbers.max()),
      ]
    }
    let list = given.count > 6 ? "\(given[0]) … \(given[given.count - 1])" : given.joined(separator: ", ")
    return Output(
      [
        .paragraph("\(counted: rounds, "round", .strong) for \(.code(name)) in \(list)"),
        .table(
          Table(
            columns: [
              .text("fact", flexible: false), .number("mean"), .number("s.d."), .number("min", importance: 1),
              .number("max", importance: 1),
            ], rows: rows)),
      ], facts: facts)
  }
}
