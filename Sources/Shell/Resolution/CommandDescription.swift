/// A command without its type: what it is for, what can be given to it, and how one is made from a line.
public struct CommandDescription: Sendable {
  /// What it is for.
  public let about: About
  /// What can be given to it.
  public let parameters: [ParameterDescription]
  /// The words of its name.
  public let words: [String]
  let fill: @Sendable (Call, inout Expansion) -> (command: any Command, faults: [Diagnostic])

  /// The description of a command's type.
  public init<C: Command>(_ type: C.Type) {
    about = C.about
    words = C.about.name.split(separator: " ").map(String.init)
    let declared = C.parameters
    parameters = declared.map(\.description)
    fill = { call, expansion in
      var command = C()
      var faults: [Diagnostic] = []
      for (index, parameter) in declared.enumerated() {
        let given = call.arguments(of: index)
        faults += parameter.slot.fill(&command, given, name: parameter.description.name, &expansion)
      }
      return (command, faults)
    }
  }

  /// The parameter of that form that goes by a name; case does not matter, and `_` is `-`.
  func parameter(_ typed: String, _ form: ParameterDescription.Form) -> Int? {
    let name = CommandName.normal(typed)
    return parameters.firstIndex { $0.form == form && CommandName.normal($0.name) == name }
  }

  /// The name as typed.
  public var name: String { about.name }

  /// Name and parameters in one line, such as `train [epochs=40] …`.
  public var signature: String {
    ([name] + parameters.map(\.signature)).joined(separator: " ")
  }
}
