import Shell

extension JSONRenderer {
  /// A line that was not run because it cannot be read, or an option or a file that is wrong:
  /// `{"schema":1,"command":"trian epochs=3","ok":false,"status":2,"place":{"file":"tour.timbre","line":12},"diagnostics":[…]}`,
  /// without `command` and `place` where there is no line.
  public func render(_ refusal: Refusal) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", Self.schema)
      if let line = refusal.line { writer.member("command", line) }
      writer.member("ok", false)
      writer.member("status", Int(refusal.exitStatus))
      if let place = refusal.place { writer.member("place", object: { $0.members(of: place) }) }
      writer.member(
        "diagnostics", array: { writer in for each in refusal.diagnostics { writer.write(each) } })
    }
    return writer.text + "\n"
  }
}

extension JSONWriter {
  /// A place in a script: `file`, unless it is the standard input, and `line`, counted from 1.
  mutating func members(of place: ScriptPlace) {
    if let file = place.file { member("file", file) }
    member("line", place.line)
  }
}
