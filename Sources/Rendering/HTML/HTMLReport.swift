import Report
import Shell

/// A session as one page that needs nothing else: no fonts, no pictures from elsewhere, and no script to be read. A small
/// one of its own lets tables be sorted.
public enum HTMLReport {
  /// The page.
  public static func render(_ document: SessionDocument) -> String {
    var markup = HTMLMarkup()
    markup.element("html", ["lang": "en"]) { markup in
      markup.element("head") { markup in
        markup.void("meta", ["charset": "utf-8"])
        markup.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        markup.void("meta", ["name": "color-scheme", "content": "light dark"])
        markup.element("title", text: document.title)
        markup.style(HTMLStylesheet.page)
      }
      markup.lineBreak()
      markup.element("body", ["class": "timbre"]) { body(document, &$0) }
    }
    return "<!DOCTYPE html>\n" + markup.text + "\n"
  }

  private static func body(_ document: SessionDocument, _ markup: inout HTMLMarkup) {
    let hasSections = document.records.contains { $0.subject != .command }
    markup.element("header") { markup in
      markup.element("h1", text: document.title)
      HTMLRenderer().write(DocumentHead(document).fields, to: &markup)
    }
    markup.lineBreak()
    HTMLContents(document.records).write(to: &markup)
    markup.element("main") { markup in
      for record in document.records { write(record, level: hasSections ? 3 : 2, to: &markup) }
      for remark in document.closing { markup.element("p", ["class": "prose"], text: remark) }
    }
    markup.lineBreak()
    markup.script(HTMLScript.sorting)
  }

  private static func write(_ record: Record, level: Int, to markup: inout HTMLMarkup) {
    // A remark over a title belongs to what is above.
    for remark in record.remarks { markup.element("p", ["class": "prose"], text: remark) }
    switch record.subject {
    case .section(let title): markup.element("h2", ["id": "n\(record.number)"], text: title)
    case .command:
      markup.element("article", ["id": "n\(record.number)"]) { markup in
        markup.element("h\(level)", ["class": "command"]) { markup in
          markup.element("code", text: record.canonicalText)
          markup.element("span", ["class": "faint"], text: NumberText.duration(record.seconds))
        }
        let renderer = HTMLRenderer(headingLevel: level + 1)
        renderer.write(record.output, to: &markup)
        for diagnostic in record.diagnostics { renderer.write(diagnostic, to: &markup) }
      }
    }
    markup.lineBreak()
  }
}
