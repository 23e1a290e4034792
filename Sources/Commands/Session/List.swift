import Report
import Shell

/// `list`: the named datasets, splits and models.
struct List: Command {
  static let about = About(
    "list", .session, "List the datasets, splits and models of the session; the current ones are marked.",
    role: .looks,
    terms: ["items", "names", "ls", "variables"], setting: ["load demo"],
    examples: ["list": "everything that has a name"])
  static let parameters: [Parameter<List>] = []

  func run(in context: inout RunContext) async throws -> Output {
    let items = context.session.items
    let rows = items.kinds.flatMap { kind in
      items.all(kind).map { entry -> [Value] in
        let maker = context.session.records.last {
          $0.makes.contains {
            $0.kind == kind && $0.name == entry.name && $0.fingerprint == entry.item.fingerprintText
          }
        }
        return [
          .text(items.currentName(kind) == entry.name ? "●" : ""), .text(kind.name), .name(entry.name),
          .text(entry.item.summary.plainText), .bytes(entry.item.byteCount),
          maker.map { .code($0.headline) } ?? .missing,
        ]
      }
    }
    guard !rows.isEmpty else {
      return Output([.paragraph("nothing is loaded yet"), .suggestion("try \(.code("load demo"))")])
    }
    return Output([
      .table(
        Table(
          columns: [
            .text("", flexible: false), .text("kind", flexible: false), .text("name", flexible: false),
            .text("holds"), .number("size", importance: 2), .text("made by", importance: 1),
          ], rows: rows))
    ])
  }
}
