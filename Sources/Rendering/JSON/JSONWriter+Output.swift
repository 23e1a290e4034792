import Report

/// Outputs as JSON: what things mean, as numbers and names, never how they look.
extension JSONWriter {
  /// The blocks of an output, as the member `blocks` of the object being written.
  mutating func write(_ output: Output) {
    member("blocks", array: { writer in for block in output.blocks { writer.write(block) } })
  }

  /// A block as an object with its `type`:
  /// - `heading`, `paragraph`, `warning`, `note`, `protocol`, `suggestion`: `text`, in words;
  /// - `list`: `items`, in words; `verbatim`: `text`, letter for letter; `json`: `value`;
  /// - `fields`: `fields`, objects of `name` and `value`;
  /// - `table`: `title`, `columns`, `rows` (arrays of values), `total_rows` if not every row is listed;
  /// - `grid`: `title`, `row_meaning`, `column_meaning`, `row_labels`, `column_labels`, `counts`;
  /// - `plot`: `title`, `x` and `y` (objects of `title`, `range`, `share`), `series` (objects of `name`, `mark`,
  ///   `x`, `y`), `marks`, `diagonal`.
  /// - `ridges`: `title`, `axis`, `rows` (objects of `name`, `heights`, `quartiles`: three measures);
  /// - `signed_grid`: `title`, `row_labels`, `column_labels`, `values`, measures from -1 to 1 or null;
  /// - `dendrogram`: `title`, `measure`, `root`, a node: an object of `leaf`, or of `height` and two `parts`.
  ///
  /// A value is a string, a count, a measure, a share from 0 to 1, an interval (object of `value`, `low`,
  /// `high`), seconds, bytes, true or false, an array of heights, or null for what is not known.
  mutating func write(_ block: Output.Block) {
    switch block {
    case .heading(let text): line("heading", text)
    case .paragraph(let text): line("paragraph", text)
    case .warning(let text): line("warning", text)
    case .note(let text): line("note", text)
    case .protocolLine(let text): line("protocol", text)
    case .suggestion(let text): line("suggestion", text)
    case .verbatim(let text): line("verbatim", Text(text))
    case .json(let text):
      typed("json") { writer in
        writer.key("value")
        writer.write(json: text)
      }
    case .list(let items):
      typed("list") { $0.member("items", strings: items.map { $0.plainText }) }
    case .fields(let fields):
      typed("fields") { writer in
        writer.member("fields", array: { writer in for field in fields { writer.write(field) } })
      }
    case .table(let table): typed("table") { $0.members(of: table) }
    case .grid(let grid): typed("grid") { $0.members(of: grid) }
    case .plot(let plot): typed("plot") { $0.members(of: plot) }
    case .ridges(let ridges): typed("ridges") { $0.members(of: ridges) }
    case .signedGrid(let grid): typed("signed_grid") { $0.members(of: grid) }
    case .dendrogram(let tree):
      typed("dendrogram") { writer in
        writer.title(tree.title)
        writer.member("measure", tree.measure)
        writer.member("root", object: { $0.members(of: tree.root) })
      }
    }
  }

  private mutating func typed(_ type: String, _ members: (inout JSONWriter) -> Void) {
    object { writer in
      writer.member("type", type)
      members(&writer)
    }
  }

  private mutating func line(_ type: String, _ text: Text) {
    typed(type) { $0.member("text", text.plainText) }
  }

  private mutating func title(_ text: Text?) {
    if let text { member("title", text.plainText) }
  }

  private mutating func write(_ field: Output.Field) {
    object { writer in
      writer.member("name", field.name)
      writer.key("value")
      // A text of one value keeps its meaning; several are only words together.
      if field.value.runs.count == 1, let run = field.value.runs.first {
        writer.write(run.value)
      } else {
        writer.write(field.value.plainText)
      }
    }
  }

  /// A value by what it means.
  mutating func write(_ value: Value) {
    switch value {
    case .text(let text), .name(let text), .genre(let text), .code(let text), .link(_, to: let text):
      write(text)
    case .count(let count), .countBar(let count, of: _), .bytes(let count): write(count)
    case .number(let number, digits: _), .share(let number), .bar(let number), .signedBar(let number),
      .duration(let number):
      write(number)
    case .interval(let estimate, let low, let high):
      object { writer in
        writer.member("value", estimate)
        writer.member("low", low)
        writer.member("high", high)
      }
    case .flag(let flag): write(flag)
    case .spark(let heights): write(heights)
    case .missing: writeNull()
    }
  }

  private mutating func write(_ numbers: [Double]) {
    array { writer in for number in numbers { writer.write(number) } }
  }

  private mutating func member(_ name: String, _ numbers: [Double]) {
    key(name)
    write(numbers)
  }

  private mutating func members(of table: Table) {
    title(table.title)
    member("columns", strings: table.columns.map(\.title))
    member(
      "rows",
      array: { writer in
        for row in table.rows {
          writer.array { writer in for value in row { writer.write(value) } }
        }
      })
    if let total = table.totalRows { member("total_rows", total) }
  }

  private mutating func members(of grid: Grid) {
    title(grid.title)
    member("row_meaning", grid.rowMeaning)
    member("column_meaning", grid.columnMeaning)
    member("row_labels", strings: grid.rowLabels)
    member("column_labels", strings: grid.columnLabels)
    member(
      "counts",
      array: { writer in
        for row in grid.counts {
          writer.array { writer in for count in row { writer.write(count) } }
        }
      })
  }

  private mutating func members(of plot: Plot) {
    title(plot.title)
    member("x", object: { $0.members(of: plot.x) })
    member("y", object: { $0.members(of: plot.y) })
    member(
      "series",
      array: { writer in
        for series in plot.series {
          writer.object { writer in
            writer.member("name", series.name)
            writer.member("mark", Self.name(of: series.mark))
            writer.member("x", series.x)
            writer.member("y", series.y)
            if !series.labels.isEmpty { writer.member("labels", strings: series.labels) }
          }
        }
      })
    if !plot.marks.isEmpty { member("marks", plot.marks) }
    if plot.showsDiagonal { member("diagonal", true) }
  }

  private mutating func members(of ridges: Ridges) {
    title(ridges.title)
    member("axis", object: { $0.members(of: ridges.axis) })
    member(
      "rows",
      array: { writer in
        for row in ridges.rows {
          writer.object { writer in
            writer.member("name", row.name)
            writer.member("heights", row.heights)
            writer.member("quartiles", [row.lowerQuartile, row.median, row.upperQuartile])
          }
        }
      })
  }

  private mutating func members(of grid: SignedGrid) {
    title(grid.title)
    member("row_labels", strings: grid.rowLabels)
    member("column_labels", strings: grid.columnLabels)
    member("values", array: { writer in for row in grid.values { writer.write(row) } })
  }

  private mutating func members(of node: Dendrogram.Node) {
    switch node {
    case .leaf(let name): member("leaf", name)
    case .join(let upper, let lower, let height):
      member("height", height)
      member(
        "parts",
        array: { writer in
          writer.object { $0.members(of: upper) }
          writer.object { $0.members(of: lower) }
        })
    }
  }

  private mutating func members(of axis: Plot.Axis) {
    member("title", axis.title)
    if let range = axis.range { member("range", [range.lowerBound, range.upperBound]) }
    if axis.isShare { member("share", true) }
  }

  private static func name(of mark: Plot.Series.Mark) -> String {
    switch mark {
    case .line: "line"
    case .points: "points"
    case .bars: "bars"
    }
  }
}
