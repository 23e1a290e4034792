import Report
import Shell

/// The pages of `help`, each made from the declarations of the commands.
enum HelpPages {
  /// All commands, by group.
  static func overview(of catalog: Catalog) -> Output {
    var output = Output()
    for group in catalog.groups {
      let commands = catalog.commands.filter { $0.about.group == group }
      guard !commands.isEmpty else { continue }
      output.append(.heading("\(group.name, .strong)  \(group.meaning, .faint)"))
      output.append(.fields(fields(of: commands)))
    }
    output.append(
      .note(
        "\(.code("help train")) explains one command; \(.code("help WORD")) searches everything; Tab completes. A screen reader reads tables and pictures as sentences if timbre is started with \(.code("TIMBRE_LINEAR=1"))."
      ))
    return output
  }

  /// Several commands with their summaries.
  static func list(_ commands: [CommandDescription], under title: Text) -> Output {
    Output([.heading(title), .fields(fields(of: commands))])
  }

  private static func fields(of commands: [CommandDescription]) -> [Output.Field] {
    commands.map { Output.Field($0.name, Text($0.about.summary), typed: true) }
  }

  /// How one command is used.
  static func page(of command: CommandDescription) -> Output {
    let about = command.about
    var output = Output([.heading("\(.code(command.signature))"), .paragraph(Text(about.summary))])
    output.blocks += about.details.map { .paragraph(Text($0)) }
    if !command.parameters.isEmpty {
      output.append(
        .fields(command.parameters.map { Output.Field(label(of: $0), explanation(of: $0), typed: true) }))
    }
    let choices = command.parameters.filter { !$0.choices.isEmpty && $0.expectation != Bool.expectation }
    for parameter in choices {
      output.append(
        .fields(
          parameter.choices.map {
            Output.Field("\(parameter.name)=\($0.name)", Text($0.meaning), typed: true)
          }))
    }
    if !about.examples.isEmpty {
      output.append(.heading("examples"))
      output.append(.fields(about.examples.map { Output.Field($0.line, Text($0.meaning), typed: true) }))
    }
    if !about.facts.isEmpty {
      output.append(.heading("facts"))
      output.append(.fields(about.facts.map { Output.Field($0.name, Text($0.meaning), typed: true) }))
    }
    return output
  }

  private static func label(of parameter: ParameterDescription) -> String {
    switch parameter.form {
    case .option: parameter.name + "=" + (parameter.defaultText ?? "…")
    case .selector: parameter.name + ":…"
    case .keyword: parameter.name
    case .clause: parameter.name + " …"
    case .pairs: parameter.name + "=…"
    case .positional, .list, .expression: parameter.name.uppercased()
    }
  }

  private static func explanation(of parameter: ParameterDescription) -> Text {
    var remarks: [String] = []
    if let range = parameter.rangeText { remarks.append(range) }
    if parameter.isRequired { remarks.append("needed") }
    return Text(parameter.help)
      + (remarks.isEmpty ? "" : "  \("(\(remarks.joined(separator: "; ")))", .faint)")
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
      .fields(
        order.map { fact in
          Output.Field(
            fact.name, "\(fact.meaning)  \((givers[fact.name] ?? []).joined(separator: ", "), .faint)",
            typed: true)
        }),
    ])
  }

  /// Every setting with its value.
  static func settings(of session: Session) -> Output {
    Output([
      .fields(
        session.catalog.settings.map { setting in
          Output.Field(
            "\(setting.name)=\(session.settingText(setting.name) ?? setting.initialText)",
            "\(setting.help)  \("(\(setting.expectation))", .faint)", typed: true)
        }),
      .note("\(.code("set seed=7")) changes one for the rest of the session."),
    ])
  }

  /// The keys at the prompt.
  static var keys: Output {
    Output([
      .fields([
        Output.Field(
          "Tab",
          "complete, or list what could follow; Tab and arrows move in the list, Return takes, Esc leaves"),
        Output.Field("Ctrl-F or →", "take over the grey hint: the rest of an earlier line, or of a word"),
        Output.Field("↑ ↓ PgUp PgDn", "earlier and later lines that begin so"),
        Output.Field("Alt-.", "the last word of the line before"),
        Output.Field("Ctrl-_", "take back a change of the line"),
        Output.Field("Ctrl-R", "search earlier lines"),
        Output.Field("Ctrl-A Ctrl-E", "start and end of the line"),
        Output.Field("Ctrl-W Ctrl-U Ctrl-K", "delete a word, the line, the rest of the line"),
        Output.Field("Ctrl-C", "give up the line; in a command, stop it and keep what is useful"),
        Output.Field("Ctrl-D", "on an empty line: leave"),
        Output.Field("\\ at the end", "the line goes on"),
        Output.Field("; with a blank", "another command on the same line"),
        Output.Field("!", "a command of the system's shell, such as !ls"),
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
