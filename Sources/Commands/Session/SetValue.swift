import Report
import Shell

/// `set`: changes a setting for the rest of the session, or lists them.
struct SetValue: Command {
  var changes: [NamedText] = []

  static let about = About(
    "set", .session, "Change a setting for the rest of the session; without one, list them.",
    role: .configures,
    terms: ["option", "configure", "preference"],
    examples: ["set": "all settings with their values", "set seed=7": "another draw of everything random"])
  static let parameters: [Parameter<SetValue>] = [
    .pairs(
      "setting", \.changes, "a setting and its value",
      completer: .values { request in
        guard let key = request.key else {
          return request.session.catalog.settings.map { Completion($0.name + "=", $0.help, continues: true) }
        }
        let setting = request.session.catalog.settings.first { $0.name == key }
        return setting?.choices.map { Completion($0.name, $0.meaning) } ?? []
      })
  ]

  func run(in context: inout RunContext) async throws -> Output {
    guard !changes.isEmpty else { return HelpPages.settings(of: context.session) }
    var faults: [Diagnostic] = []
    var fields: [Output.Field] = []
    for change in changes {
      guard let setting = context.session.catalog.settings.first(where: { $0.name == change.name }) else {
        faults.append(
          Diagnostic(
            "unknown-setting", "there is no setting \(.text(change.name), .strong)", kind: .usage,
            at: .span(change.nameSpan), help: "\(.code("set")) lists them",
            suggestions: NearestNames.of(change.name, among: context.session.catalog.settings.map(\.name)).map
            {
              $0 + "="
            }))
        continue
      }
      guard let text = setting.canonical(change.text) else {
        let bounds =
          setting.range.map { " from \($0.lowerBound.canonicalText) to \($0.upperBound.canonicalText)" } ?? ""
        faults.append(
          Diagnostic(
            "bad-value", "\(.code(setting.name)) needs \(setting.expectation)\(bounds)", kind: .usage,
            at: .span(change.textSpan)))
        continue
      }
      context.session.set(setting.name, to: text)
      fields.append(Output.Field(setting.name, "\(text)  \(setting.help, .faint)"))
    }
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return Output([.fields(fields)])
  }
}
