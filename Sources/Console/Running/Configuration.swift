import Report
import Shell

/// What the person wrote for every session at the prompt: settings and aliases. Scripts never read it.
struct Configuration {
  /// Where it is.
  let path: String

  /// The file in the configuration folder.
  init(_ environment: HostEnvironment) { path = environment.configFolder + "/config.timbre" }

  /// Applies its lines to a session that has just begun; what is wrong with them is returned.
  func apply(to session: inout Session, host: any Host) async -> [Diagnostic] {
    guard let bytes = PrivateFile.bytes(of: path) else { return [] }
    let script: SessionScript
    do { script = SessionScript(try ScriptText.decoded(bytes)) } catch { return [placed(error)] }
    var faults: [Diagnostic] = []
    let before = session.records.count
    for line in script.lines {
      switch Parser(session.catalog).parse(line, variables: .unknown) {
      case .nothing, .remark, .section: continue
      case .faulty(let diagnostics): faults += diagnostics.map { placed($0, line) }
      case .command(let parsed):
        guard parsed.description.about.role == .configures else {
          faults.append(
            placed(
              Diagnostic(
                "not-configuration", "\(.code(parsed.description.name)) does not belong into a configuration",
                severity: .warning), line))
          continue
        }
        let record = await Interpreter(host: host).run(line, in: &session)
        faults += record?.diagnostics.map { placed($0, line) } ?? []
      }
    }
    // What a configuration set is the beginning of a session, not a part of it.
    if before == 0 { session.settle() }
    return faults
  }

  private func placed(_ diagnostic: Diagnostic, _ line: SessionScript.Line? = nil) -> Diagnostic {
    var placed = diagnostic
    let place = path + (line.map { ":\($0.number)" } ?? "")
    placed.message = "\(.text(place)): " + diagnostic.message
    placed.place = .none
    return placed
  }
}
