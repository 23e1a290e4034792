import Report
import Shell

/// The pages of `help`, each made from the declarations of the commands.
enum HelpPages {
  /// All commands, by group.
  static func overview(of catalog: Catalog) -> Output {
    var output = Output()
    for group in About.Group.allCases {
      let commands = catalog.commands.filter { $0.about.group == group }
      guard !commands.isEmpty else { continue }
      output.append(.heading("\(group.rawValue, .strong)  \(group.meaning, .faint)"))
      output.append(.table(table(of: commands)))
    }
    output.append(
      .note(
        "\(.code("help train")) explains one command; \(.code("help WORD")) searches everything; Tab completes."
      ))
    return output
  }

  /// Several commands with their summaries.
  static func list(_ commands: [CommandDescription], under title: Text) -> Output {
    Output([.heading(title), .table(table(of: commands))])
  }

  private static func table(of commands: [CommandDescription]) -> Table {
    Table(
      columns: [.text("command", flexible: false), .text("what it does")],
      rows: commands.map { [.code($0.name), .text($0.about.summary)] })
  }

  /// How one command is used.
  static func page(of command: CommandDescription) -> Output {
    let about = command.about
    var output = Output([.heading("\(.code(command.signature))"), .paragraph(Text(about.summary))])
    output.blocks += about.details.map { .paragraph(Text($0)) }
    if !command.parameters.isEmpty {
      output.append(
        .table(
          Table(
            columns: [
              .text("parameter", flexible: false), .text("what it is"), .text("default", importance: 1),
              .text("may be", importance: 2),
            ],
            rows: command.parameters.map { parameter in
              [
                .code(label(of: parameter)), .text(parameter.help),
                parameter.defaultText.map { .code($0) } ?? (parameter.isRequired ? "needed" : .missing),
                .text(parameter.rangeText ?? parameter.expectation),
              ]
            })))
    }
    let choices = command.parameters.filter { !$0.choices.isEmpty && $0.expectation != Bool.expectation }
    for parameter in choices {
      output.append(
        .fields(parameter.choices.map { Output.Field("\(parameter.name)=\($0.name)", Text($0.meaning)) }))
    }
    if !about.examples.isEmpty {
      output.append(.heading("examples"))
      output.append(.fields(about.examples.map { Output.Field($0.line, Text($0.meaning, .faint)) }))
    }
    if !about.facts.isEmpty {
      output.append(.heading("facts"))
      output.append(.fields(about.facts.map { Output.Field($0.name, Text($0.meaning, .faint)) }))
    }
    return output
  }

  private static func label(of parameter: ParameterDescription) -> String {
    switch parameter.form {
    case .option: parameter.name + "="
    case .selector: parameter.name + ":"
    case .keyword: parameter.name
    case .pairs: parameter.name + "=…"
    case .positional, .list, .expression: parameter.name.uppercased()
    }
  }

  /// Every fact with its meaning and the commands that give it.
  static func facts(of catalog: Catalog) -> Output {
    var order: [FactName] = []
    var givers: [String: [String]] = [:]
    for command in catalog.commands {
      for fact in command.about.facts {
        if givers[fact.name] == nil { order.append(fact) }
        givers[fact.name, default: []].append(command.name)
      }
    }
    return Output([
      .paragraph(
        "A result carries facts: \(.code("expect accuracy >= 0.5")) tests one, \(.code("$last.accuracy")) reads one, JSON shows all."
      ),
      .table(
        Table(
          columns: [
            .text("fact", flexible: false), .text("what it is"), .text("given by", importance: 1),
          ],
          rows: order.map { fact in
            [.code(fact.name), .text(fact.meaning), .text((givers[fact.name] ?? []).joined(separator: ", "))]
          })),
    ])
  }

  /// Every setting with its value.
  static func settings(of session: Session) -> Output {
    Output([
      .table(
        Table(
          columns: [
            .text("setting", flexible: false), .text("value", flexible: false), .text("what it does"),
            .text("may be", importance: 1),
          ],
          rows: session.catalog.settings.map { setting in
            [
              .code(setting.name), .text(session.settingText(setting.name) ?? setting.initialText),
              .text(setting.help), .text(setting.expectation),
            ]
          })),
      .note("\(.code("set seed=7")) changes one for the rest of the session."),
    ])
  }

  /// The keys at the prompt.
  static var keys: Output {
    Output([
      .fields([
        Output.Field("Tab", "complete; a second time, list what could follow"),
        Output.Field("Ctrl-F or →", "take over the grey hint, where it completes a word"),
        Output.Field("↑ ↓", "earlier and later lines"),
        Output.Field("Ctrl-R", "search earlier lines"),
        Output.Field("Ctrl-A Ctrl-E", "start and end of the line"),
        Output.Field("Ctrl-W Ctrl-U Ctrl-K", "delete a word, the line, the rest of the line"),
        Output.Field("Ctrl-C", "give up the line; in a command, stop it and keep what is useful"),
        Output.Field("Ctrl-D", "on an empty line: leave"),
        Output.Field("\\ at the end", "the line goes on"),
      ])
    ])
  }

  /// The commands in which every word occurs: name, summary, details, terms, parameters, examples or facts.
  static func search(_ words: [String], in catalog: Catalog) -> [CommandDescription] {
    catalog.commands.filter { command in
      let about = command.about
      let text =
        ([about.name, about.summary] + about.details + about.terms
        + command.parameters.flatMap { [$0.name, $0.help] + $0.choices.flatMap { [$0.name, $0.meaning] } }
        + about.examples.flatMap { [$0.line, $0.meaning] } + about.facts.flatMap { [$0.name, $0.meaning] })
        .joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}
