import Report
import Shell

/// Outputs that every renderer must bear: every kind of block, nothing at all, hostile text, odd numbers, much.
enum SampleOutputs {
  /// Text that tries to move the cursor, close a tag, leave a string, turn the line round, or start a line.
  static let hostile = [
    "\u{1B}[31mred\u{1B}[0m\u{7}", "</td></table><script>alert('x')</script>",
    "\"quoted\" & 'single' \\ back",
    "two\nlines\r\nand\u{2028}more", "left\u{202E}tfel\u{2066}", "tab\tbed\u{0}\u{9B}31m",
    "`code` | *star* [a](b)",
    "夜に駆ける", "שלום עליכם", "👩‍👩‍👧 🇩🇰 e\u{301}\u{302}", "\u{301}leading mark", "]]>--><!--", "# not a heading",
    "\u{FEFF}\u{200B}\u{FFFE}", "", " ", String(repeating: "long", count: 80), "- 1. item", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 \u{E0041}",
  ]

  static let values: [Value] =
    hostile.flatMap { [.text($0), .name($0), .genre($0), .code($0)] }
    + [
      .count(0), .count(.min), .count(.max), .number(.nan, digits: 2), .number(-.infinity, digits: 0),
      .number(1e300, digits: 3), .number(-0.0001, digits: 2), .number(3.14159, digits: 99),
      .number(2, digits: -1),
      .share(.nan), .share(0), .share(1), .share(0.00001), .share(0.99999), .share(-2), .share(7), .bar(.nan),
      .bar(0.5), .bar(9), .bar(-1), .countBar(3, of: 0), .countBar(-3, of: 7), .countBar(.max, of: 1),
      .interval(0.5, low: .nan, high: 2), .interval(0.5, low: 0.4, high: 0.6), .duration(.nan), .duration(-3),
      .duration(1e-9), .duration(200), .duration(1e300), .bytes(.min), .bytes(20_118_244), .flag(true),
      .spark([]), .spark([.nan, 1, -3, .infinity]), .spark([0, 0]), .missing,
    ]

  /// All values in one text.
  static let everyValue = Text(values.map { Text.Run($0) })

  static let roles: Text =
    "\("strong", .strong) \("faint", .faint) \("good", .good) \("warning", .warning) \("bad", .bad)"

  static let table = Table(
    "Every value",
    columns: [
      .text(hostile[1], importance: 0), .number("number"), .text("second", importance: 1),
      .number("third", importance: 2), .text("fourth", importance: 3, flexible: false),
    ],
    rows: values.map { [$0, .number(1.25, digits: 2), $0, .share(0.3), .bar(0.4)] }, totalRows: 1_000_000)

  static func grid(_ labels: [String]) -> Grid {
    let counts = labels.indices.map { row in
      labels.indices.map { column in row == column ? 80 + row : (row * 7 + column * 3) % 11 }
    }
    return Grid(
      "Confusion", rowMeaning: "in the table", columnMeaning: "predicted", rowLabels: labels,
      columnLabels: labels, counts: counts)
  }

  static func genres(_ count: Int) -> [String] { (0..<count).map { "genre-\($0)" } }

  static let plots: [Plot] = {
    let x = (1...40).map(Double.init)
    let curves = Plot(
      "Curves", x: .init("epoch"), y: .init("loss"),
      series: [
        .init("training", .line, x: x, y: x.map { 2 / $0 }),
        .init(hostile[0], .line, x: x, y: x.map { $0 == 7 ? .nan : 3 / $0 }),
      ], marks: [18, .nan, 900])
    let bins = stride(from: 0.05, to: 1, by: 0.1).map { $0 }
    let reliability = Plot(
      x: .init("confidence", range: 0...1, isShare: true), y: .init("accuracy", range: 0...1, isShare: true),
      series: [.init("bins", .points, x: bins, y: bins)], showsDiagonal: true)
    let bars = Plot(
      "Bars", x: .init(""), y: .init("tracks"),
      series: [
        .init("a", .bars, x: bins, y: bins.map { $0 - 0.5 }), .init("b", .bars, x: bins, y: bins),
      ])
    let odd = [[], [Double.nan], [1], [1, 1], [-1e308, 1e308], [.infinity, 0], [1e-300, 2e-300]].map {
      values in
      Plot(
        x: .init("x"), y: .init("y"),
        series: [
          .init("line", .line, x: values, y: values), .init("bars", .bars, x: values, y: values),
          .init("points", .points, x: values, y: values),
        ])
    }
    let none = Plot("Nothing", x: .init("x"), y: .init("y"), series: [])
    return [curves, reliability, bars, none] + odd
  }()

  /// Outputs by name.
  static let all: [(name: String, output: Output)] = {
    let empty: [Output.Block] = [
      .heading(""), .paragraph(""), .warning(""), .note(""), .protocolLine(""), .suggestion(""), .list([]),
      .fields([]), .table(Table(columns: [], rows: [])), .verbatim(""), .json(#"{"schema":1}"#),
      .grid(Grid(rowMeaning: "", columnMeaning: "", rowLabels: [], columnLabels: [], counts: [])),
      .table(Table(columns: [.text("a"), .number("b")], rows: [])),
    ]
    let texts: [Output.Block] = [
      .heading(everyValue), .paragraph(everyValue), .warning(everyValue), .note(everyValue),
      .protocolLine(everyValue), .suggestion(everyValue), .list([everyValue, roles]),
      .fields(hostile.map { .init($0, Text($0), typed: $0.isEmpty) } + [.init("all", everyValue)]),
      .verbatim(hostile.joined(separator: "\n")),
    ]
    let ragged = Grid(
      rowMeaning: "a", columnMeaning: "b", rowLabels: ["x", "y", "z"], columnLabels: ["x", "y"],
      counts: [[1], [2, 3, 4, -5], []])
    let grids = [1, 2, 7, 20, 114].map { Output.Block.grid(grid(genres($0))) }
    let wide = Table(
      columns: (0..<40).map { .number("column \($0)") }, rows: [(0..<40).map { .count($0 * 1000) }])
    let long = Table(
      columns: [.text("title"), .number("tempo")],
      rows: (0..<500).map { [.text("track \($0)"), .number(Double($0), digits: 1)] })
    return [
      ("nothing", Output()), ("pictures", SamplePictures.all), ("hostile pictures", hostilePictures),
      ("empty blocks", Output(empty)), ("texts", Output(texts)),
      ("table", Output([.table(table)])), ("wide table", Output([.table(wide)])),
      ("long table", Output([.table(long)])), ("grids", Output(grids + [.grid(ragged)])),
      ("hostile grid", Output([.grid(grid(hostile))])), ("plots", Output(plots.map { .plot($0) })),
    ]
  }()

  /// A session of all of them, with sections, facts and diagnostics.
  static let records: [Record] = {
    var records = [
      Record(number: 1, subject: .section(hostile[1]), source: "# %% x", canonicalText: "# %% x")
    ]
    for (name, output) in all {
      var record = Record(
        number: records.count + 1, source: "show \(name)", canonicalText: "show \(hostile[2])", output: output
      )
      record.output.facts = facts
      record.diagnostics = [
        Diagnostic("odd", everyValue, at: .span(5..<900), help: everyValue, suggestions: hostile),
        Diagnostic("odd", "watch out", severity: .warning), Diagnostic("odd", "by the way", severity: .note),
      ]
      records.append(record)
    }
    return records
  }()

  /// Pictures whose every name is hostile, and whose numbers are none.
  static let hostilePictures = Output([
    .ridges(
      Ridges(
        Text(hostile[0]), axis: Plot.Axis(hostile[1]),
        rows: hostile.map {
          Ridges.Row(
            $0, heights: [.nan, 1, .infinity, -1], lowerQuartile: .nan, median: .infinity, upperQuartile: 0)
        })),
    .signedGrid(
      SignedGrid(
        Text(hostile[0]), rowLabels: hostile, columnLabels: hostile,
        values: hostile.map { _ in hostile.map { _ in .infinity } })),
    .dendrogram(
      Dendrogram(
        measure: hostile[0],
        root: hostile.dropFirst().reduce(.leaf(hostile[0])) { .join($0, .leaf($1), height: .nan) })),
    .plot(
      Plot(
        x: Plot.Axis(hostile[0]), y: Plot.Axis(hostile[0]),
        series: [
          Plot.Series(
            hostile[0], .points, x: hostile.indices.map { Double($0) }, y: hostile.indices.map { Double($0) },
            labels: hostile)
        ])),
    .paragraph("\(.link(hostile[0], to: hostile[1])) \(.signedBar(.nan)) \(.signedBar(-7))"),
  ])

  static let document = SessionDocument(
    records, title: hostile[1], program: "timbre 9.9.9", date: "2026-11-26 20:15 UTC")

  static let facts: [Fact] = [
    .integer(.init("rows", ""), 114_000), .number(.init("accuracy", ""), 0.1 + 0.2),
    .number(.init("loss", ""), .nan), .text(.init("genre", ""), "a\"b\u{1B}"),
    .flag(.init("partial", ""), true),
    .number(.init("seconds", "", isVolatile: true), 1.25),
  ]
}
