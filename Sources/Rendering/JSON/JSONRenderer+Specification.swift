import Shell

/// The tool as data, for editors, agents and other programs that want to drive it.
extension JSONRenderer {
  /// All that can be typed, in one line:
  /// `{"schema":1,"program":"timbre 0.1.0","exit_statuses":[…],"options":[…],"environment":[…],"forms":[…],"groups":[…],`
  /// `"commands":[…],"settings":[…],"formats":[…]}`. The JSON Schema in the folder `Data` tells every member.
  ///
  /// - Parameter command: the only command to tell of; `nil` tells of all.
  public func render(_ catalog: Catalog, of command: CommandDescription? = nil) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", Self.schema)
      writer.member("program", catalog.program)
      writer.member("exit_statuses", each: ExitStatus.all) { writer, status in
        writer.member("status", Int(status.number))
        writer.member("meaning", status.meaning)
      }
      writer.member("options", each: catalog.options) { $0.members(of: $1) }
      writer.member("environment", each: catalog.variables) { writer, variable in
        writer.member("name", variable.name)
        writer.member("meaning", variable.meaning)
      }
      writer.member("forms", each: ParameterDescription.Form.allCases) { writer, form in
        writer.member("form", form.rawValue)
        writer.member("pattern", form.pattern)
        writer.member("meaning", form.meaning)
      }
      writer.member("groups", each: catalog.groups) { writer, group in
        writer.member("name", group.name)
        writer.member("meaning", group.meaning)
      }
      writer.member("commands", each: command.map { [$0] } ?? catalog.commands) { $0.members(of: $1) }
      writer.member("settings", each: catalog.settings) { $0.members(of: $1) }
      writer.member("formats", each: catalog.documents) { writer, format in
        writer.member("name", format.name)
        writer.member("endings", strings: format.endings)
        writer.member("meaning", format.meaning)
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  /// A member that is an array of objects.
  fileprivate mutating func member<Element>(
    _ name: String, each elements: [Element], _ members: (inout JSONWriter, Element) -> Void
  ) {
    member(
      name, array: { writer in for element in elements { writer.object { members(&$0, element) } } })
  }

  fileprivate mutating func members(of option: ProgramOption) {
    member("names", strings: option.names)
    if let value = option.value { member("value", value) }
    if !option.choices.isEmpty { member("choices", strings: option.choices) }
    if let text = option.defaultText { member("default", text) }
    member("repeatable", option.isRepeatable)
    member("help", option.help)
  }

  fileprivate mutating func members(of command: CommandDescription) {
    let about = command.about
    member("name", command.name)
    if !about.aliases.isEmpty { member("aliases", strings: about.aliases) }
    member("group", about.group.name)
    member("summary", about.summary)
    member("details", strings: about.details)
    member("terms", strings: about.terms)
    if !about.opens.isEmpty { member("opens", strings: about.opens) }
    member("signature", command.signature)
    member("parameters", each: command.parameters) { $0.members(of: $1) }
    member("setting", strings: about.setting)
    member("examples", each: about.examples) { writer, example in
      writer.member("line", example.line)
      writer.member("meaning", example.meaning)
    }
    member("facts", each: about.facts) { writer, fact in
      writer.member("name", fact.name)
      writer.member("meaning", fact.meaning)
      writer.member("volatile", fact.isVolatile)
    }
  }

  private mutating func members(of parameter: ParameterDescription) {
    member("name", parameter.name)
    member("form", parameter.form.rawValue)
    member("type", parameter.type.rawValue)
    member("list", parameter.isList)
    member("expects", parameter.expectation)
    member("help", parameter.help)
    member("required", parameter.isRequired)
    if let text = parameter.defaultText { member("default", text) }
    if let companion = parameter.companion {
      member(
        "beside",
        object: { writer in
          writer.member("parameter", companion.parameter)
          writer.member("values", strings: companion.values)
        })
    }
    members(parameter.range, parameter.choices)
  }

  fileprivate mutating func members(of setting: SettingDescription) {
    member("name", setting.name)
    member("type", setting.type.rawValue)
    member("expects", setting.expectation)
    member("help", setting.help)
    member("default", setting.initialText)
    member("personal", setting.isPersonal)
    members(setting.range, setting.choices)
  }

  /// What a value may be; an end of a range that is open is null.
  private mutating func members(_ range: ClosedRange<Double>?, _ choices: [Choice]) {
    if let range {
      member(
        "range",
        array: { writer in
          writer.write(range.lowerBound)
          writer.write(range.upperBound)
        })
    }
    guard !choices.isEmpty else { return }
    member("choices", each: choices) { writer, choice in
      writer.member("name", choice.name)
      writer.member("meaning", choice.meaning)
    }
  }
}
