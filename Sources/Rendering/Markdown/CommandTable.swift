import Shell

/// The table of commands in the README, made from their declarations.
public enum CommandTable {
  /// One table of all commands as Markdown, the name of each group beside its first.
  public static func render(_ commands: [CommandDescription]) -> String {
    var text = "| | command | what it does |\n|---|---|---|\n"
    let groups = commands.map(\.about.group).reduce(into: [About.Group]()) { groups, group in
      if !groups.contains(group) { groups.append(group) }
    }
    for group in groups {
      for (index, command) in commands.filter({ $0.about.group == group }).enumerated() {
        let name = index == 0 ? "**\(group.name)**" : ""
        let summary = MarkdownText.escaped(command.about.summary)
        text += "| \(name) | \(MarkdownText.code(command.name)) | \(summary) |\n"
      }
    }
    return text
  }
}
