import ArgumentParser
import Shell

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Options {
  /// The options as values, from the only place that declares them.
  ///
  /// The library tells them as JSON; what it does not tell in the form that is known here is left out.
  static var described: [ProgramOption] {
    let told = try? JSONDecoder().decode(Told.self, from: Data(_dumpHelp().utf8))
    return (told?.command.arguments ?? []).filter { $0.shouldDisplay ?? true }.map(\.option)
  }

  /// The commands with the options and surroundings of the program.
  static func describing(_ catalog: Catalog) -> Catalog {
    var catalog = catalog
    catalog.options = described
    catalog.variables = Surroundings.variables
    return catalog
  }

  /// What the library tells of a command line.
  private struct Told: Decodable {
    struct Command: Decodable { var arguments: [Argument]? }
    struct Name: Decodable {
      var kind: String
      var name: String
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }
    struct Argument: Decodable {
      var kind: String
      var shouldDisplay: Bool?
      var isRepeating: Bool?
      var names: [Name]?
      var valueName: String?
      var defaultValue: String?
      var allValues: [String]?
      var abstract: String?

      var option: ProgramOption {
        ProgramOption(
          names: (names ?? []).map(\.typed), value: kind == "flag" ? nil : valueName ?? "value",
          choices: allValues ?? [], defaultText: kind == "flag" ? nil : defaultValue,
          isRepeatable: isRepeating ?? false, help: abstract ?? "")
      }
    }
    var command: Command
  }
}
