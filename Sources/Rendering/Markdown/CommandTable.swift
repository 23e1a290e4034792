import Shell

/// The table of commands in the README, made from their declarations.
public enum CommandTable {
  /// One table for each group that has commands, under its heading, as Markdown.
  public static func render(_ commands: [CommandDescription]) -> String {
    About.Group.allCases.compactMap { group in
      let members = commands.filter { $0.about.group == group }
      guard !members.isEmpty else { return nil }
      var text = "### \(group.rawValue.prefix(1).uppercased())\(group.rawValue.dropFirst())\n\n"
      text += MarkdownText.escaped(sentence(group.meaning)) + "\n\n"
      text += "| command | what it does |\n| --- | --- |\n"
      for command in members {
        text += "| \(MarkdownText.code(command.name)) | \(MarkdownText.escaped(command.about.summary)) |\n"
      }
      return text
    }.joined(separator: "\n")
  }

  private static func sentence(_ phrase: String) -> String {
    phrase.prefix(1).uppercased() + phrase.dropFirst() + "."
  }
}
