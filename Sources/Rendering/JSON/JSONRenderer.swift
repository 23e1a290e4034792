import Report
import Shell

/// Writes records as JSON, one line each, for programs.
///
/// A command is
/// `{"schema":1,"n":3,"command":"evaluate on=test","ok":true,"status":0,"facts":{…},"output":{…},"diagnostics":[…],"seconds":0.1}`:
/// - `remarks`, only if there are any: the lines of prose that stand before it;
/// - `n` its number in the session, `command` its canonical text, `ok` whether it did what it should, `status`
///   the exit status of a script that ends with it;
/// - `facts` the named scalars in their declared order: integers, numbers in the shortest form that reads as
///   the same bits (`null` if not finite), text, true or false. The same session gives the same bytes;
/// - `volatile`, only if there are any: the facts that differ from run to run, such as times;
/// - `output` `{"blocks":[…]}`, each block with a `type` (see `JSONWriter.write(_: Output.Block)`);
/// - `diagnostics` objects of `severity`, `code`, `message` and, where known, `span` (first and past-last UTF-8
///   offset in the line as typed), `help`, `suggestions`; only where there are any: `typed`, the line as typed if that
///   differs from `command`, and `place`, the line of the script (an object of `file` and `line`);
/// - `seconds` how long it took.
///
/// The title of a section is `{"schema":1,"n":4,"section":"Title"}`.
public struct JSONRenderer: Renderer {
  /// The version of the form; it is raised when a member changes its meaning or goes away.
  public static let schema = 1

  /// A writer; it has no state of its own.
  public init() {}

  /// One record as one line, its line feed included.
  public func render(_ record: Record) -> String {
    var writer = JSONWriter()
    Self.write(record, to: &writer)
    return writer.text + "\n"
  }

  /// A record as an object.
  static func write(_ record: Record, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("schema", schema)
      writer.member("n", record.number)
      if !record.remarks.isEmpty { writer.member("remarks", strings: record.remarks) }
      switch record.subject {
      case .section(let title): writer.member("section", title)
      case .command: command(record, &writer)
      }
    }
  }

  private static func command(_ record: Record, _ writer: inout JSONWriter) {
    writer.member("command", record.canonicalText)
    writer.member("ok", record.succeeded)
    writer.member("status", Int(record.exitStatus))
    if !record.diagnostics.isEmpty {
      if record.source != record.canonicalText { writer.member("typed", record.source) }
      if let place = record.place { writer.member("place", object: { $0.members(of: place) }) }
    }
    facts("facts", record.output.facts.filter { !$0.name.isVolatile }, &writer)
    let volatile = record.output.facts.filter(\.name.isVolatile)
    if !volatile.isEmpty { facts("volatile", volatile, &writer) }
    writer.member("output", object: { $0.write(record.output) })
    writer.member("diagnostics", array: { writer in for each in record.diagnostics { writer.write(each) } })
    // To the microsecond: what stands behind it is how the clock counts, not how long anything took.
    writer.member("seconds", (record.seconds * 1e6).rounded() / 1e6)
  }

  private static func facts(_ key: String, _ facts: [Fact], _ writer: inout JSONWriter) {
    writer.member(
      key,
      object: { writer in
        for fact in facts {
          switch fact.value {
          case .integer(let value): writer.member(fact.name.name, value)
          case .number(let value): writer.member(fact.name.name, value)
          case .text(let value): writer.member(fact.name.name, value)
          case .flag(let value): writer.member(fact.name.name, value)
          }
        }
      })
  }
}

extension JSONWriter {
  /// A diagnostic as an object.
  mutating func write(_ diagnostic: Diagnostic) {
    object { writer in
      writer.member("severity", diagnostic.severity.rawValue)
      writer.member("code", diagnostic.code)
      writer.member("message", diagnostic.message.plainText)
      if let span = diagnostic.span {
        writer.member(
          "span",
          array: { writer in
            writer.write(span.lowerBound)
            writer.write(span.upperBound)
          })
      }
      if let help = diagnostic.help { writer.member("help", help.plainText) }
      if !diagnostic.suggestions.isEmpty { writer.member("suggestions", strings: diagnostic.suggestions) }
    }
  }
}
