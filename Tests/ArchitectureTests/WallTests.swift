import Foundation
import TestSupport
import Testing

/// What each room of the house may know of the others.
@Suite("Walls")
struct WallTests {
  /// The modules in the order of Package.swift: each may import only what its line there names.
  static let graph = ModuleGraph.package

  /// Modules of the platform; anybody may use them, apart from those that a wall stands before.
  static let platform: Set = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch",
    "Collections",
    "OrderedCollections", "HeapModule", "DequeModule",
  ]

  @Test(arguments: SourceFile.sources)
  func `each file imports only what Package.swift lets its module know`(of file: SourceFile) throws {
    let module = try #require(Self.graph?[file.module], "Package.swift has no such module")
    var known = Set(module.dependencies).union(Self.platform)
    if file.module == "Network" { known.insert("FoundationNetworking") }
    #expect(file.imports.filter { !known.contains($0) } == [])
  }

  @Test func `no arrow in Package.swift is without a use`() throws {
    for module in try #require(Self.graph).modules {
      let imports = Set(SourceFile.sources.filter { $0.module == module.name }.flatMap(\.imports))
      #expect(module.dependencies.filter { !imports.contains($0) } == [], "\(module.name)")
    }
  }

  @Test func `each arrow in Package.swift points to a line above, so that there is no circle`() throws {
    let modules = try #require(Self.graph).modules
    #expect(modules.count >= 16)
    for (index, module) in modules.enumerated() {
      let below = Set(module.dependencies).intersection(modules[index...].map(\.name))
      #expect(below.isEmpty, "\(module.name)")
    }
    #expect(try PackageFolder.text("Package.swift").split(separator: "\n").count < 100, "it fits a screen")
  }

  /// Modules in which no folder may know another that knows it.
  static let layered = [
    "Console", "FeatureSources", "Kernels", "Learning", "Library", "Music", "Network", "Rendering", "Report",
    "Shell", "Spotify", "SpotifySimulator", "Tabular", "Work",
  ]

  /// The two arrows that close a ring in Shell, and no other may: a command runs in a session, and a session knows the
  /// commands that can be typed in it.
  static let allowed: [String: Set<Substring>] = [
    "Sources/Shell/Declaration/Command.swift": ["RunContext"],
    "Sources/Shell/Session/Session.swift": ["Catalog"],
  ]

  @Test(arguments: layered)
  func `no two folders of a module know each other`(in module: String) {
    let graph = FolderGraph(SourceFile.sources.filter { $0.module == module }, allowed: Self.allowed)
    #expect(graph.rings == [])
  }

  @Test func `a ring of folders is found, and a way in one direction is none`() {
    let a = SourceFile(path: "Sources/M/A/One.swift", text: "public struct One {\n  var two: Two\n}")
    let b = SourceFile(path: "Sources/M/B/Two.swift", text: "struct Two {}")
    #expect(FolderGraph([a, b]).rings == [])
    #expect(FolderGraph([a, b]).arrows["A"]?["B"] == "Sources/M/A/One.swift:2 Two")
    let back = SourceFile(path: "Sources/M/B/Back.swift", text: "extension One {} // Two")
    #expect(FolderGraph([a, b, back]).rings.count == 2)
    let named = SourceFile(path: "Sources/M/B/Said.swift", text: "let text = \"One\" + .One")
    #expect(FolderGraph([a, b, named]).rings == [])
  }

  @Test
  func `Shell and Console name no command and no kind of item: what they need to know stands in roles`() {
    let declared = SourceFile.sources.filter { $0.module == "Commands" }.flatMap { file in
      file.text.matches(of: /(?:= About|ItemKind)\(\s*"([^"]+)"/).map { String($0.1) }
    }
    #expect(declared.count >= 70)
    // `for … end` is a part of the language, which the command of that name only explains.
    let names = Set(declared).subtracting(["for"])
    let phrases = names.filter { $0.contains(" ") }
    for file in SourceFile.sources where ["Shell", "Console"].contains(file.module) {
      for (number, text) in file.code {
        for literal in text.matches(of: /"((?:[^"\\]|\\.)*)"/).map({ String($0.1) }) {
          let isNamed = names.contains(literal) || phrases.contains { literal.hasPrefix($0) }
          #expect(!isNamed, "\(file.path):\(number) \(literal)")
        }
      }
    }
  }

  @Test
  func
    `Commands hold no arithmetic: what is right or wrong without a shell stands in Tabular, Learning or Library`()
  {
    let signs = [
      // Matrices, and the cells of columns.
      "Matrix(", ".codes", ".numericValues(",
      // Probabilities, means and shares.
      "probabilities[", "probabilities.indices", "reduce(0, +)", "reduce(0.0", "/ Double(", "* Double(",
      "/ Float(",
      "* Float(", "squareRoot", " exp(", " log(", " log2(", " pow(", "softmax",
      // Random draws.
      ".sample(", ".shuffled(", "randomElement",
    ]
    #expect(SourceFile.sources.filter { $0.module == "Commands" }.flatMap { $0.places(of: signs) } == [])
    // What stands behind the last line break is no line.
    let lengths = SourceFile.sources.filter { $0.module == "Commands" }.map { $0.lines.count - 1 }.sorted()
    #expect(lengths[lengths.count / 2] < 60)
  }

  @Test func `only Console writes to the terminal`() {
    let writers = [
      " print(", "debugPrint(", "fputs(", "puts(\"", "printf(", "putchar(", "standardOutput", "standardError",
      "STDOUT_FILENO", "STDERR_FILENO",
    ]
    #expect(places(of: writers, outside: ["Console", "timbre", "benchmark"]).isEmpty)
  }

  @Test func `only Rendering and Console know terminal escapes`() {
    let escapes = ["\\u{1B}", "\\u{1b}", "\\u{001B}", "\\u{001b}", "\\u{9B}", "\\u{9b}"]
    #expect(places(of: escapes, outside: ["Rendering", "Console"]).isEmpty)
  }

  @Test func `only Rendering knows HTML`() {
    let tags = ["<!doctype", "<!DOCTYPE", "<html", "<div ", "<table>", "<span ", "<svg ", "<td>", "</p>"]
    // The page that the browser shows after a login is no output of a command, nor is a stand-in for Spotify's.
    let pages = ["Sources/Spotify/Login/LoginPage.swift", "Sources/SpotifySimulator/Wire.swift"]
    let found = places(of: tags, outside: ["Rendering"]).filter { place in
      !pages.contains { place.hasPrefix($0) }
    }
    #expect(found.isEmpty)
  }

  @Test
  func `only Network opens a connection, only Library the database, only Console the line editor`() {
    #expect(
      places(of: ["URLSession", "socket(", "getaddrinfo("], outside: ["Network"]).isEmpty)
    // A table in a database of a person's own is read as any table is.
    let databases = places(of: ["DatabaseQueue", "DatabasePool", "sqlite3_"], outside: ["Library"])
    #expect(databases.filter { !$0.hasPrefix("Sources/Tabular/Formats/SQLiteFormat.swift") }.isEmpty)
    #expect(places(of: ["el_init", "el_gets", "history_init"], outside: ["Console"]).isEmpty)
  }

  @Test func `only Console and the executable handle signals`() {
    let handlers = ["sigaction(", "signal(SIG", "makeSignalSource", "sigwait("]
    #expect(places(of: handlers, outside: ["Console", "timbre"]).isEmpty)
  }

  private func places(of words: [String], outside rooms: Set<String>) -> [String] {
    SourceFile.sources.filter { !rooms.contains($0.module) }.flatMap { $0.places(of: words) }
  }
}
