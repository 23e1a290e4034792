import Foundation
import Testing

/// What each room of the house may know of the others.
@Suite("Walls")
struct WallTests {
  /// The rooms in their order: each may import only those above it, and of those only what is listed.
  static let rooms: KeyValuePairs<String, Set<String>> = [
    "Report": [],
    "Work": [],
    "Tabular": ["CZlib", "Work"],
    "Kernels": [],
    "Learning": ["Kernels", "Tabular", "Work"],
    "Network": ["FlyingFox", "FlyingSocks", "Work"],
    "Music": ["Tabular", "Network", "Work"],
    "Spotify": ["Music", "Network", "Work"],
    "Library": ["CZlib", "Music", "Tabular", "GRDB", "Work"],
    "SpotifySimulator": ["Network"],
    "Shell": ["Report", "Work"],
    "benchmark": ["Kernels", "Learning", "Music", "Tabular"],
    "Commands": [
      "Report", "Tabular", "Learning", "Network", "Music", "Spotify", "Library", "SpotifySimulator", "Shell",
      "Work",
    ],
    "Rendering": ["Report", "Shell", "Work"],
    "Console": ["CLibEdit", "Report", "Shell", "Rendering", "Work"],
    "timbre": ["ArgumentParser", "Commands", "Console", "Rendering", "Report", "Shell", "Work"],
  ]

  /// Modules of the platform; anybody may use them, apart from those that a wall stands before.
  static let platform: Set = [
    "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch",
    "Collections",
    "OrderedCollections", "HeapModule", "DequeModule",
  ]

  @Test("each file imports only what its room may know", arguments: SourceFile.sources)
  func imports(of file: SourceFile) throws {
    let allowed = try #require(Self.rooms.first { $0.key == file.module }?.value, "an unknown room")
    var known = allowed.union(Self.platform)
    if file.module == "Network" { known.insert("FoundationNetworking") }
    let strangers = file.imports.filter { !known.contains($0) }
    #expect(strangers.isEmpty)
  }

  @Test("the rooms stand in an order, so that there is no circle")
  func order() {
    let names = Self.rooms.map(\.key)
    for (index, room) in Self.rooms.enumerated() {
      let below = room.value.intersection(names.dropFirst(index))
      #expect(below.isEmpty, "\(room.key) looks down on \(below)")
    }
  }

  @Test("Package.swift draws the same graph, each arrow to a line above")
  func package() throws {
    let text = try String(contentsOf: SourceFile.root.appending(path: "Package.swift"), encoding: .utf8)
    let names = Self.rooms.map(\.key)
    let targets = try #require(text.range(of: "targets: ["))
    let places = try names.map { name in
      let place = text[targets.upperBound...].range(of: "name: \"\(name)\"")
      return try #require(place?.lowerBound, "no target \(name)")
    }
    for (name, start) in zip(names, places) {
      let end = text[start...].range(of: "target(", options: .caseInsensitive)?.lowerBound ?? text.endIndex
      let declaration = text[start..<end]
      for (other, place) in zip(names, places) where other != name && declaration.contains("\"\(other)\"") {
        #expect(place < start, "\(name) depends on \(other), which stands below it")
      }
    }
    #expect(text.split(separator: "\n").count < 80, "Package.swift fits a screen")
  }

  @Test("only Console writes to the terminal")
  func terminalWrites() {
    let writers = [
      " print(", "debugPrint(", "fputs(", "puts(\"", "printf(", "putchar(", "standardOutput", "standardError",
      "STDOUT_FILENO", "STDERR_FILENO",
    ]
    #expect(places(of: writers, outside: ["Console", "timbre", "benchmark"]).isEmpty)
  }

  @Test("only Rendering and Console know terminal escapes")
  func escapes() {
    let escapes = ["\\u{1B}", "\\u{1b}", "\\u{001B}", "\\u{001b}", "\\u{9B}", "\\u{9b}"]
    #expect(places(of: escapes, outside: ["Rendering", "Console"]).isEmpty)
  }

  @Test("only Rendering knows HTML")
  func markup() {
    let tags = ["<!doctype", "<!DOCTYPE", "<html", "<div ", "<table>", "<span ", "<svg ", "<td>", "</p>"]
    // The page that the browser shows after a login is no output of a command, nor is a stand-in for Spotify's.
    let pages = ["Sources/Spotify/Login/LoginPage.swift", "Sources/SpotifySimulator/Wire.swift"]
    let found = places(of: tags, outside: ["Rendering"]).filter { place in
      !pages.contains { place.hasPrefix($0) }
    }
    #expect(found.isEmpty)
  }

  @Test("only Network opens a connection, only Library the database, only Console the line editor")
  func resources() {
    #expect(
      places(of: ["URLSession", "socket(", "getaddrinfo("], outside: ["Network"]).isEmpty)
    #expect(places(of: ["DatabaseQueue", "DatabasePool", "sqlite3_"], outside: ["Library"]).isEmpty)
    #expect(places(of: ["el_init", "el_gets", "history_init"], outside: ["Console"]).isEmpty)
  }

  @Test("only Console and the executable handle signals")
  func signals() {
    let handlers = ["sigaction(", "signal(SIG", "makeSignalSource", "sigwait("]
    #expect(places(of: handlers, outside: ["Console", "timbre"]).isEmpty)
  }

  private func places(of words: [String], outside rooms: Set<String>) -> [String] {
    SourceFile.sources.filter { !rooms.contains($0.module) }.flatMap { $0.places(of: words) }
  }
}
