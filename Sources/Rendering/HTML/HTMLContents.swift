import Shell

/// The contents of a page: its sections and commands as links, the commands of a section folded under it.
struct HTMLContents {
  /// A section with its commands; the first may have no title.
  private struct Part {
    var section: (number: Int, title: String)?
    var commands: [(number: Int, line: String)] = []
  }

  private var parts: [Part] = [Part()]

  init(_ records: [Record]) {
    for record in records {
      switch record.subject {
      case .section(let title): parts.append(Part(section: (record.number, title)))
      case .command: parts[parts.count - 1].commands.append((record.number, record.canonicalText))
      }
    }
    parts.removeAll { $0.section == nil && $0.commands.isEmpty }
  }

  func write(to markup: inout HTMLMarkup) {
    let count = parts.reduce(0) { $0 + $1.commands.count }
    guard count > 1 else { return }
    markup.element("nav", ["aria-label": "Contents"]) { markup in
      markup.element(
        "details", parts.count > 1 || (parts.first?.commands.count ?? 0) <= 20 ? ["open": ""] : [:]
      ) {
        markup in
        markup.element("summary", text: "Contents")
        for part in parts { write(part, to: &markup) }
      }
    }
    markup.lineBreak()
  }

  private func write(_ part: Part, to markup: inout HTMLMarkup) {
    if let section = part.section {
      markup.element("p") { $0.element("a", ["href": "#n\(section.number)"], text: section.title) }
    }
    guard !part.commands.isEmpty else { return }
    markup.element("ul") { markup in
      for command in part.commands {
        markup.element("li") { markup in
          markup.element("a", ["href": "#n\(command.number)"]) { $0.element("code", text: command.line) }
        }
      }
    }
  }
}
