import Foundation
import Report
import Shell

/// The facts of a session as it ran before, read from what `report FILE.json` or `--format json` wrote.
struct RecordedRun {
  /// A command with its facts, each as it would be typed.
  struct Line: Equatable {
    let command: String
    let facts: [String: String]
  }

  /// The commands that gave facts, in order.
  let lines: [Line]

  /// A fact that is not what it was.
  struct Difference: Equatable {
    let command: String
    let fact: String
    /// `nil` if it was not there.
    let recorded: String?
    /// `nil` if it is not there any more.
    let now: String?
  }

  /// Reads one JSON document with `records`, or a line of JSON for each record.
  ///
  /// - Throws: a diagnostic at `parameter` if the bytes are neither.
  init(_ bytes: [UInt8], named file: String, at parameter: String) throws {
    let decoder = JSONDecoder()
    let data = Data(bytes)
    let records =
      (try? decoder.decode(Document.self, from: data))?.records
      ?? bytes.split(separator: UInt8(ascii: "\n")).compactMap {
        try? decoder.decode(Entry.self, from: Data($0))
      }
    guard records.contains(where: { $0.command != nil }) else {
      throw Diagnostic(
        "not-a-record", "\(.text(file), .strong) is no recorded session", at: .parameter(parameter),
        help: "\(.code("report FILE.json")) and \(.code("--format json")) write one")
    }
    lines = records.compactMap { record in
      guard let command = record.command, let facts = record.facts, !facts.isEmpty,
        !command.hasPrefix(Replay.about.name + " ")
      else { return nil }
      return Line(command: command, facts: facts.mapValues(\.text))
    }
  }

  private struct Document: Decodable { let records: [Entry] }

  private struct Entry: Decodable {
    let command: String?
    let facts: [String: Scalar]?
  }

  /// A fact's value as JSON has it.
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        text = Fact.Scalar.flag(flag).recordedText
      } else if let number = try? value.decode(Double.self) {
        text = Fact.Scalar.number(number).recordedText
      } else {
        text = (try? value.decode(String.self)) ?? Fact.Scalar.number(.nan).recordedText
      }
    }
  }

  /// The lines of records as they are now; facts that may differ from run to run are left out, as they are in a record.
  init(_ records: some Sequence<Record>) {
    lines = records.compactMap { record in
      let facts = record.output.facts.filter { !$0.name.isVolatile }
      guard !facts.isEmpty else { return nil }
      return Line(
        command: record.canonicalText,
        facts: Dictionary(facts.map { ($0.name.name, $0.value.recordedText) }) { first, _ in first })
    }
  }

  /// What differs between this run and another one, line by line; a line that only one has differs in all its facts.
  func differences(from recorded: RecordedRun) -> [Difference] {
    let count = max(lines.count, recorded.lines.count)
    return (0..<count).flatMap { place -> [Difference] in
      let own = place < lines.count ? lines[place] : nil
      let other = place < recorded.lines.count ? recorded.lines[place] : nil
      let names = Set((own?.facts ?? [:]).keys).union((other?.facts ?? [:]).keys).sorted()
      return names.compactMap { name in
        let (now, before) = (own?.facts[name], other?.facts[name])
        guard now != before else { return nil }
        return Difference(
          command: own?.command ?? other?.command ?? "", fact: name, recorded: before, now: now)
      }
    }
  }
}

extension Fact.Scalar {
  /// The value as a record holds it, a whole number without a point.
  fileprivate var recordedText: String {
    switch self {
    case .integer(let value): String(value)
    case .number(let value):
      value.isFinite ? Int(exactly: value).map { String($0) } ?? String(value) : "nothing"
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    }
  }
}
