import ArgumentParser
import Commands
import Console
import Rendering
import Shell
import Work

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The executable: reads the options, runs the program, ends with its status.
@main
struct Timbre {
  static func main() async {
    FreedMemory.keepForLater()
    do {
      let options = try Options.parse()
      let catalog = catalog
      if let answer = options.answer(catalog) {
        Program.say(answer, isError: false)
        exit(0)
      }
      exit(await Program(options.invocation, catalog: catalog).run())
    } catch {
      // Help and version are no errors; anything else is wrong usage.
      if Options.exitCode(for: error).isSuccess {
        Program.say(Options.fullMessage(for: error) + "\n", isError: false)
        exit(0)
      }
      guard asksForRecords else {
        Program.say(Options.fullMessage(for: error) + "\n", isError: true)
        exit(2)
      }
      exit(Program.refuse(Options.message(for: error), in: .json))
    }
  }

  /// The commands with all that only the program knows.
  private static var catalog: Catalog {
    var catalog = All.catalog
    catalog.documents = OutputFormat.documents
    catalog.program = "timbre \(Options.version)"
    catalog.specification = { JSONRenderer().render(Options.describing($0), of: $1) }
    return catalog
  }

  /// Whether a program reads the answers, although the options as a whole cannot be read.
  private static var asksForRecords: Bool {
    let arguments = CommandLine.arguments
    return zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
      || arguments.contains("--format=json")
  }
}
