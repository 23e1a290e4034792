import TestSupport

/// The modules of Package.swift in their order, each with what it depends on: the one place that draws the graph.
struct ModuleGraph {
  /// One target.
  struct Module {
    let name: String
    /// Names of modules and products, in the order of the declaration.
    let dependencies: [String]
  }

  /// The targets that are no tests, as Package.swift orders them.
  let modules: [Module]

  /// Reads the targets from the text of Package.swift.
  init(_ text: String) {
    let start = text.firstRange(of: "targets: [")?.upperBound ?? text.endIndex
    var modules: [Module] = []
    var rest = text[start...]
    while let open = rest.firstRange(of: "arget(") ?? rest.firstRange(of: "systemLibrary(") {
      let kind = rest[..<open.upperBound].split(separator: ".").last ?? ""
      let declaration = Self.balanced(rest[open.upperBound...])
      rest = rest[declaration.endIndex...]
      guard !kind.hasPrefix("testTarget"), let name = Self.quoted(after: "name: ", in: declaration) else {
        continue
      }
      modules.append(Module(name: name, dependencies: Self.dependencies(in: declaration)))
    }
    self.modules = modules
  }

  /// The graph of this package.
  static let package = (try? PackageFolder.text("Package.swift")).map(ModuleGraph.init)

  subscript(name: String) -> Module? { modules.first { $0.name == name } }

  /// What stands up to the bracket that closes the one before the text.
  private static func balanced(_ text: Substring) -> Substring {
    var depth = 1
    for index in text.indices {
      if "([".contains(text[index]) { depth += 1 }
      if ")]".contains(text[index]) { depth -= 1 }
      if depth == 0 { return text[..<index] }
    }
    return text
  }

  private static func quoted(after label: String, in text: Substring) -> String? {
    guard let start = text.firstRange(of: label + "\"")?.upperBound else { return nil }
    return String(text[start...].prefix { $0 != "\"" })
  }

  private static func dependencies(in declaration: Substring) -> [String] {
    guard let start = declaration.firstRange(of: "dependencies: [")?.upperBound else { return [] }
    // The package of a product is no module.
    let list = balanced(declaration[start...]).replacing(/package: "[^"]*"/, with: "")
    return list.matches(of: /"([^"]+)"/).map { String($0.1) }
  }
}
