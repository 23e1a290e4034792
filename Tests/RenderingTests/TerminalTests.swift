import Report
import Shell
import Testing

@testable import Rendering
import Work

@Suite struct TerminalTests {
  private func text(_ blocks: Output.Block..., width: Int = 80, style: TerminalStyle = .plain) -> String {
    TerminalRenderer(width: width, style: style).render(Output(blocks))
  }

  private let scores = Table(
    columns: [
      .text("genre"), .number("precision", importance: 1), .number("loss"), .text("share", importance: 2),
    ],
    rows: [
      [.genre("hip-hop"), .share(1), .number(12.5, digits: 1), .bar(1)],
      [.genre("pop"), .share(0.054), .number(1.25, digits: 2), .bar(0.25)],
      [.genre("edm"), .missing, .count(3), .bar(0)],
    ])

  @Test func `aligns numbers by their decimal point`() {
    #expect(
      text(.table(scores))
        == """
        genre    precision   loss  share
        ─────────────────────────────────────────────────────
        hip-hop    100.0 %  12.5   100.0 % ████████████████████
        pop          5.4 %   1.25   25.0 % █████
        edm              –   3       0.0 %

        """.replacing(
          "─────────────────────────────────────────────────────", with: String(repeating: "─", count: 55)))
  }

  @Test func `leaves the least important columns out and says so`() {
    #expect(
      text(.table(scores), width: 30) == """
        genre   precision  loss
        ───────────────────────
        hip-hop   100.0 % 12.5
        pop         5.4 %  1.25
        edm             –  3
        no room for: share

        """)
  }

  @Test func `writes rows one field a line where not even the needed columns fit`() {
    let table = Table(
      columns: (0..<5).map { .number("column \($0)") }, rows: [(0..<5).map { .count($0 * 10_000) }])
    #expect(text(.table(table), width: 20).hasPrefix("column 0: 0\ncolumn 1: 10,000\n"))
  }

  @Test func `cuts long text and never a number`() {
    let table = Table(
      columns: [.text("title"), .text("artist"), .number("n")],
      rows: [["夜に駆ける夜に駆ける夜に駆ける", "someone with a long name", .count(123_456)]])
    let line = text(.table(table), width: 34).split(separator: "\n").last ?? ""
    #expect(line.contains("…") && line.hasSuffix("123,456"))
    #expect(DisplayWidth.of(String(line)) <= 34)
  }

  @Test func `keeps a table's columns apart from text that runs to the left`() {
    let table = Table(columns: [.text("title"), .number("n")], rows: [["שלום", 42]])
    #expect(text(.table(table)).contains("שלום\u{200E}"))
  }

  @Test func `shows a confusion matrix of seven genres with counts at 80 columns`() {
    let genres = ["hip-hop", "acoustic", "classical", "country", "edm", "pop", "r-n-b"]
    let lines = text(.grid(SampleOutputs.grid(genres))).split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines[2].hasPrefix("in the table  hip"))
    #expect(lines[3].hasPrefix("hip-hop"))
    #expect(lines[3].contains("80") && lines[3].hasSuffix("%"))
  }

  @Test(arguments: [40, 80, 200]) func `folds 114 genres into a map that fits`(width: Int) {
    let grid = Output.Block.grid(SampleOutputs.grid(SampleOutputs.genres(114)))
    let color = TerminalStyle(colors: .trueColor, background: .dark)
    for style in [TerminalStyle.plain, color] {
      let lines = TerminalRenderer(width: width, height: 40, style: style).lines(of: Output([grid]))
      #expect(lines.count <= 40)
      #expect(lines.allSatisfy { $0.width <= width })
    }
  }

  @Test func `draws a large grid in the order that it is given`() {
    var grid = SampleOutputs.grid(SampleOutputs.genres(60))
    let order = Array((0..<60).reversed())
    grid.order = order
    #expect(HeatMap(grid).neighbored.rowLabels == order.map { grid.rowLabels[$0] })
    grid.order = [1, 1]
    #expect(HeatMap(grid).neighbored.rowLabels == grid.rowLabels, "what is no order is not followed")
  }

  @Test func `leaves the two ends of an interval out together`() {
    let table = Table(
      columns: [
        .text("column", flexible: false), .number("25 %", importance: 2, group: "quartiles"),
        .number("75 %", importance: 2, group: "quartiles"), .number("mean", importance: 3),
      ],
      rows: [["acousticness", 10_000, 20_000, 1]])
    #expect(text(.table(table), width: 25).hasSuffix("no room for: 25 %, 75 %,\nmean\n"))
    #expect(text(.table(table), width: 28).hasSuffix("no room for: mean\n"))
  }

  @Test func `names what there is no room for even if it has no title`() {
    let table = Table(
      columns: [.text("feature", flexible: false), .text("", importance: 1)],
      rows: [[.text("a feature of some length"), .bar(0.5)]])
    #expect(text(.table(table), width: 26).hasSuffix("no room for: the bars\n"))
  }

  @Test func `names lines of a plot at their ends and marks the best`() {
    let epochs = (1...40).map(Double.init)
    let plot = Plot(
      x: .init("epoch"), y: .init("loss"),
      series: [
        .init("training", .line, x: epochs, y: epochs.map { 2 / $0 }),
        .init("validation", .line, x: epochs, y: epochs.map { 3 / $0 }),
      ], marks: [18])
    let lines = text(.plot(plot)).split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix(" training") })
    #expect(lines.contains { $0.hasSuffix(" validation") })
    #expect(lines.contains { $0.contains("┊") })
    #expect(lines.last?.contains("epoch") == true)
  }

  @Test func `says everything in sentences for a screen reader`() {
    let output = text(
      .table(scores), .grid(SampleOutputs.grid(["a", "b"])), .plot(SampleOutputs.plots[0]),
      .paragraph("\(.bar(0.5))"), style: .linear)
    #expect(output.contains("hip-hop: precision 100 %, loss 12.5, share 100 %."))
    #expect(output.contains("a: 80 of 83 right (96.4 %); taken for b 3."))
    #expect(output.contains("training: 40 points, from 2 at 1 to 0.05 at 40"))
    #expect(output.unicodeScalars.allSatisfy { !(0x2500...0x28FF).contains($0.value) }, "no drawing")
  }

  @Test func `underlines what is wrong`() {
    let renderer = TerminalRenderer(width: 60)
    let diagnostic = Diagnostic(
      "unknown-genre", "there is no genre \("hiphop", .strong)", at: .span(14..<20),
      help: "\(.code("genres")) lists them", suggestions: ["hip-hop", "trip-hop", "hop"])
    #expect(
      renderer.render(diagnostic, in: "filter genres hiphop,pop") == """
        error: there is no genre hiphop
            filter genres hiphop,pop
                          ^^^^^^
          did you mean hip-hop, trip-hop or hop?
          genres lists them

        """)
  }

  @Test func `puts carets under wide letters, at line ends, and inside long lines`() {
    func lines(_ source: String, _ span: Range<Int>, width: Int = 40) -> [Substring] {
      TerminalRenderer(width: width).render(Diagnostic("x", "x", at: .span(span)), in: source).split(
        separator: "\n")
    }
    #expect(lines("a 夜に b", 2..<8).dropFirst() == ["    a 夜に b", "      ^^^^"])
    #expect(lines("split", 5..<5).dropFirst() == ["    split", "         ^"])
    #expect(lines("split", 90..<400).last == "         ^")
    #expect(lines("one\ntwo three", 8..<13).dropFirst() == ["    two three", "        ^^^^^"])
    let long = lines(
      String(repeating: "x ", count: 200) + "guilty" + String(repeating: " y", count: 200), 400..<406)
    #expect(long.allSatisfy { DisplayWidth.of(String($0)) <= 40 })
    #expect(long[1].contains("…") && long[1].contains("x guilty y") && long[1].hasSuffix("…"))
    let start = long[1].prefix { $0 != "g" }.count
    #expect(long[2] == String(repeating: " ", count: start) + "^^^^^^")
  }

  @Test func `says how far a command is and how long it will take`() {
    let progress = WorkProgress("training", 10, of: 40, unit: .things("epochs"), detail: "loss 1.02")
    let renderer = TerminalRenderer(width: 100)
    let line = renderer.render(progress, elapsed: 10)
    #expect(line.contains("25 %") && line.contains("10 of 40 epochs") && line.contains("30 s left"))
    #expect(line.hasSuffix("loss 1.02"))
    for width in 20...120 {
      let line = TerminalRenderer(width: width).render(progress, elapsed: 10)
      #expect(DisplayWidth.of(line) < width)
    }
    let share = WorkProgress("reading", share: 0.25)
    #expect(renderer.render(share, elapsed: 10).contains(" 25 %"))
    #expect(renderer.render(share, elapsed: 10).split(separator: "25").count == 2)
    #expect(!renderer.render(share, elapsed: 10).contains(" of "))
    for width in 20...120 {
      let line = TerminalRenderer(width: width).render(share, elapsed: 10)
      #expect(DisplayWidth.of(line) < width && line.contains("25 %"))
    }
    let wait = WorkProgress("waiting", 76, of: 300, unit: .seconds)
    #expect(renderer.render(wait, elapsed: 0.5).contains("3 min 44 s left"))
    #expect(!renderer.render(wait, elapsed: 100).contains(" of "))
    let odd = WorkProgress("x", .nan, of: 0, unit: .bytes)
    #expect(!renderer.render(odd, elapsed: .nan).isEmpty)
  }

  @Test func `leaves suggestions out where nobody could follow them`() {
    let output = Output([.paragraph("done"), .suggestion("try \(.code("split"))")])
    #expect(TerminalRenderer(width: 80, showsSuggestions: false).render(output) == "done\n")
    #expect(TerminalRenderer(width: 80).render(output) == "done\n→ try split\n")
  }

  @Test(arguments: [30, 40, 80, 200])
  func `names of points that lie close together never run into each other, and none is lost`(width: Int) {
    let names = ["opera", "acoustic", "ambient", "blues", "comedy", "country", "edm"]
    let text = TerminalRenderer(width: width, style: .plain).render(
      Output([.plot(SamplePictures.crowdedMap)]))
    let board = text.split(separator: "\n").filter { $0.contains("│") || $0.contains("┤") }
    let words = board.flatMap { $0.split { !$0.isLetter } }.map(String.init)
    // A name stands by itself, or a letter does for which the name stands below.
    let keys = words.filter { !names.contains($0) }.joined()
    for key in keys { #expect(text.ranges(of: "\(key) ").isEmpty == false, "\(key): \(text)") }
    #expect(keys.count <= 4, "\(text)")
    for name in names { #expect(text.ranges(of: name).count == 1, "\(name): \(text)") }
  }

  @Test func `what is written as zero has no bar`() {
    let table = Table(
      columns: [.text("feature"), .text("of the largest")],
      rows: [0.001, -0.001, 0, 0.02, -0.02, 1].map { [.number($0, digits: 3), .signedBar($0)] })
    let lines = TerminalRenderer(width: 60).render(Output([.table(table)])).split(separator: "\n").suffix(6)
    #expect(lines.map { $0.contains("█") } == [false, false, false, true, true, true])
  }

  @Test func `the legend of bars shows what is drawn`() {
    func legend(_ colors: TerminalStyle.Colors) -> String {
      let plot = Plot(
        "p", x: Plot.Axis("x"), y: Plot.Axis("y"),
        series: [
          Plot.Series("right", .bars, x: [1, 2, 3], y: [3, 2, 1]),
          Plot.Series("wrong", .bars, x: [1, 2, 3], y: [1, 2, 3]),
        ])
      let text = TerminalRenderer(width: 60, style: TerminalStyle(colors: colors, background: .dark))
        .render(Output([.plot(plot)]))
      let line = text.split(separator: "\n").last { $0.contains("wrong") } ?? ""
      return String(line.replacing(/\u{1b}\[[0-9;]*m/, with: ""))
    }
    #expect(legend(.trueColor) == "█ right   █ wrong")
    #expect(legend(.none).hasPrefix("█ right   ") && !legend(.none).hasSuffix("█ wrong"))
  }
}
