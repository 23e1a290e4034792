import Report
import Shell

/// Paints something: a command with choices and many values, for tests of the prompt.
struct Paint: Command {
  enum Mode: String, ChoiceValue {
    case fast, slow
    var meaning: String { self == .fast ? "in a hurry" : "at leisure" }
  }

  var genre = ""
  var epochs = 40
  var mode = Mode.fast
  static let about = About("paint", .data, "Paint a genre.")
  static let parameters: [Parameter<Paint>] = [
    .positional(
      "genre", \.genre, "a genre",
      completer: .values { _ in
        ["hip-hop", "hip-house", "hörspiel"].map { Completion($0, "1,000 tracks") }
          + (0..<60).map { Completion("genre-\($0)", "演歌 \($0)") }
      }),
    .option("epochs", \.epochs, in: 1...100, "passes over the tracks"),
    .option("mode", \.mode, "which way"),
  ]
  func run(in context: inout RunContext) async throws -> Output { Output([.paragraph(Text(genre))]) }
}

/// Waits for nothing and ends.
struct Quit: Command {
  static let about = About("quit", .session, "End the session.", role: .ends)
  static let parameters: [Parameter<Quit>] = []
  func run(in context: inout RunContext) async throws -> Output { Output() }
}

/// A session with the sample commands.
func sampleSession() -> Session { Session(catalog: Catalog([Paint.self, Quit.self])) }

extension About.Group {
  static let data = About.Group("data", "things")
  static let session = About.Group("session", "the session itself")
}
