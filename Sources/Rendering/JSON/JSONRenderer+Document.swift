import Shell

extension OutputFormat {
  /// JSON: a line for each record as it comes, one object for a session.
  public static let json = OutputFormat(
    flow: .records(JSONRenderer()),
    document: DocumentFormat("json", endings: ["json"], "one JSON document, for programs") {
      JSONRenderer().render($0)
    })
}

extension JSONRenderer {
  /// A session as one object:
  /// `{"schema":1,"title":"…","program":"timbre 0.1.0","date":"…","records":[…]}`, with records as `render(_:)` of one
  /// writes them.
  public func render(_ document: SessionDocument) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", Self.schema)
      writer.member("title", document.title)
      if !document.program.isEmpty { writer.member("program", document.program) }
      if !document.date.isEmpty { writer.member("date", document.date) }
      writer.member(
        "records", array: { writer in for record in document.records { Self.write(record, to: &writer) } })
    }
    return writer.text + "\n"
  }
}
