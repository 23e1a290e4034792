import ArgumentParser
import Commands
import Console
import Rendering

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The executable: reads the options, runs the program, ends with its status.
@main
struct Timbre {
  static func main() async {
    do {
      let invocation = try Options.parse().invocation
      var catalog = All.catalog
      catalog.documents = OutputFormat.documents
      catalog.program = "timbre \(Options.version)"
      exit(await Program(invocation, catalog: catalog).run())
    } catch {
      // Help and version are no errors; anything else is wrong usage.
      let isAnswer = Options.exitCode(for: error).isSuccess
      Program.say(Options.fullMessage(for: error), isError: !isAnswer)
      exit(isAnswer ? 0 : 2)
    }
  }
}
