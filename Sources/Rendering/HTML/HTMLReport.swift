import Report
import Shell

/// A session as one page that needs nothing else: no scripts, no fonts, no pictures from elsewhere.
public enum HTMLReport {
  /// The page.
  public static func render(_ document: SessionDocument) -> String {
    let (records, title) = (document.records, document.title)
    var markup = HTMLMarkup()
    markup.element("html", ["lang": "en"]) { markup in
      markup.element("head") { markup in
        markup.void("meta", ["charset": "utf-8"])
        markup.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        markup.void("meta", ["name": "color-scheme", "content": "light dark"])
        markup.element("title", text: title)
        markup.style(HTMLStylesheet.text)
      }
      markup.lineBreak()
      markup.element("body", ["class": "timbre"]) { body(records, title, &$0) }
    }
    return "<!DOCTYPE html>\n" + markup.text + "\n"
  }

  private static func body(_ records: [Record], _ title: String, _ markup: inout HTMLMarkup) {
    let sections = records.compactMap { record -> (number: Int, title: String)? in
      guard case .section(let title) = record.subject else { return nil }
      return (record.number, title)
    }
    markup.element("header") { markup in
      markup.element("h1", text: title)
      let commands = records.count - sections.count
      markup.element("p", ["class": "faint"], text: commands == 1 ? "1 command" : "\(commands) commands")
    }
    if sections.count > 1 {
      markup.element("nav", ["aria-label": "Sections"]) { markup in
        markup.element("ol") { markup in
          for section in sections {
            markup.element("li") { $0.element("a", ["href": "#n\(section.number)"], text: section.title) }
          }
        }
      }
    }
    markup.lineBreak()
    markup.element("main") { markup in for record in records { write(record, to: &markup) } }
  }

  private static func write(_ record: Record, to markup: inout HTMLMarkup) {
    if case .section(let title) = record.subject {
      markup.element("h2", ["id": "n\(record.number)"], text: title)
    } else {
      markup.element("article", ["id": "n\(record.number)"]) { markup in
        markup.element("p", ["class": "command"]) { markup in
          markup.element("span", ["class": "faint"], text: NumberText.duration(record.seconds))
          markup.element("code", text: record.canonicalText)
        }
        let renderer = HTMLRenderer()
        renderer.write(record.output, to: &markup)
        for diagnostic in record.diagnostics { renderer.write(diagnostic, to: &markup) }
      }
    }
    markup.lineBreak()
  }
}
