import Shell

/// The manual page, made from the declarations of options, commands and settings.
public struct ManualPage {
  private let catalog: Catalog
  private let abstract: String
  private let discussion: String

  /// A page of a program.
  ///
  /// - Parameters:
  ///   - catalog: the commands with the options and environment variables of the program.
  ///   - abstract: what the program is for, in a sentence.
  ///   - discussion: how it is started, in a paragraph or several with blank lines between them.
  public init(_ catalog: Catalog, abstract: String, discussion: String) {
    self.catalog = catalog
    self.abstract = abstract
    self.discussion = discussion
  }

  /// The page as `man` reads it (the macros of man(7)).
  public var text: String {
    let words = catalog.program.split(separator: " ").map(String.init)
    let name = words.first ?? ""
    var page = Roff(title: name, source: catalog.program)
    page.section("NAME")
    page.paragraph("\(name) - \(abstract)")
    page.section("SYNOPSIS")
    page.literal("\(name) [options] [\(catalog.options.first { $0.names.isEmpty }?.value ?? "file")]")
    page.section("DESCRIPTION")
    for paragraph in discussion.split(separator: "\n\n") { page.paragraph(String(paragraph)) }
    page.section("OPTIONS")
    for option in catalog.options { page.item(Self.label(of: option), Self.sentences(on: option)) }
    page.section("COMMANDS")
    page.paragraph(
      "What stands in brackets can be left out; the beginning of a word is enough if it fits one.")
    for form in ParameterDescription.Form.allCases {
      page.item(form.pattern, "\(form.meaning) (\(form.rawValue))")
    }
    for group in catalog.groups { commands(of: group, on: &page) }
    page.section("SETTINGS")
    for setting in catalog.settings {
      page.item("\(setting.name)=\(setting.initialText)", "\(setting.help) (\(setting.expectation))")
    }
    page.section("ENVIRONMENT")
    for variable in catalog.variables { page.item(variable.name, variable.meaning) }
    page.section("EXIT STATUS")
    for status in ExitStatus.all { page.item("\(status.number)", status.meaning) }
    return page.text
  }

  private func commands(of group: About.Group, on page: inout Roff) {
    page.subsection("\(group.name): \(group.meaning)")
    for command in catalog.commands where command.about.group == group {
      page.item(command.signature, ([command.about.summary] + command.about.details).joined(separator: " "))
      page.indented { page in
        for parameter in command.parameters {
          let range = parameter.rangeText.map { " (\($0))" } ?? ""
          page.item(parameter.signature, parameter.help + range)
        }
        for example in command.about.examples { page.item(example.line, "Example: \(example.meaning)") }
      }
    }
  }

  private static func label(of option: ProgramOption) -> String {
    let names = option.names.joined(separator: ", ")
    guard let value = option.value else { return names }
    return names.isEmpty ? value.uppercased() : "\(names) \(value.uppercased())"
  }

  private static func sentences(on option: ProgramOption) -> String {
    var words = option.help
    if !option.choices.isEmpty { words += " One of \(option.choices.joined(separator: ", "))." }
    if let text = option.defaultText, !text.isEmpty { words += " Default: \(text)." }
    return words
  }
}
