import Shell

/// Commands as JSON, for editors and other programs that want to know the language.
extension JSONRenderer {
  /// All commands in one line: `{"schema":1,"commands":[…]}`.
  ///
  /// A command is an object of `name`, `group`, `summary`, `details`, `terms`, `signature`, `parameters`,
  /// `examples` (objects of `line` and `meaning`) and `facts` (objects of `name`, `meaning`, `volatile`). A
  /// parameter is an object of `name`, `form`, `expects`, `help`, `required` and, where there are any,
  /// `default`, `range` and `choices` (objects of `name` and `meaning`).
  public func render(_ commands: [CommandDescription]) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", Self.schema)
      writer.member("commands", array: { writer in for command in commands { writer.write(command) } })
    }
    return writer.text + "\n"
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ command: CommandDescription) {
    let about = command.about
    object { writer in
      writer.member("name", command.name)
      writer.member("group", about.group.name)
      writer.member("summary", about.summary)
      writer.member("details", strings: about.details)
      writer.member("terms", strings: about.terms)
      writer.member("signature", command.signature)
      writer.member(
        "parameters", array: { writer in for parameter in command.parameters { writer.write(parameter) } })
      writer.member(
        "examples",
        array: { writer in
          for example in about.examples {
            writer.object { writer in
              writer.member("line", example.line)
              writer.member("meaning", example.meaning)
            }
          }
        })
      writer.member(
        "facts",
        array: { writer in
          for fact in about.facts {
            writer.object { writer in
              writer.member("name", fact.name)
              writer.member("meaning", fact.meaning)
              writer.member("volatile", fact.isVolatile)
            }
          }
        })
    }
  }

  private mutating func write(_ parameter: ParameterDescription) {
    object { writer in
      writer.member("name", parameter.name)
      writer.member("form", parameter.form.rawValue)
      writer.member("expects", parameter.expectation)
      writer.member("help", parameter.help)
      writer.member("required", parameter.isRequired)
      if let text = parameter.defaultText { writer.member("default", text) }
      if let range = parameter.range {
        writer.member(
          "range",
          array: { writer in
            writer.write(range.lowerBound)
            writer.write(range.upperBound)
          })
      }
      if !parameter.choices.isEmpty {
        writer.member(
          "choices",
          array: { writer in
            for choice in parameter.choices {
              writer.object { writer in
                writer.member("name", choice.name)
                writer.member("meaning", choice.meaning)
              }
            }
          })
      }
    }
  }
}
