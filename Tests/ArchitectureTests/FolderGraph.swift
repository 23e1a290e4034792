/// The folders of one module and which of them knows which, found by the types that each declares and names.
struct FolderGraph {
  /// The folders that a folder's files name types of, each with one place that does.
  private(set) var arrows: [String: [String: String]] = [:]

  /// Reads the files of one module. A type that several folders declare, such as an extension's, is left out.
  ///
  /// - Parameter allowed: for a file the types that it may name although they stand in another folder.
  init(_ files: [SourceFile], allowed: [String: Set<Substring>] = [:]) {
    var homes: [Substring: Set<String>] = [:]
    for file in files {
      for name in Self.declarations(in: file) { homes[name, default: []].insert(file.folder) }
    }
    let home = homes.compactMapValues { $0.count == 1 ? $0.first : nil }
    for file in files {
      let own = Set(Self.nested(in: file)).union(allowed[file.path] ?? [])
      for (number, text) in file.code {
        for word in Self.words(of: text) where !own.contains(word) {
          guard let other = home[word], other != file.folder else { continue }
          arrows[file.folder, default: [:]][other] =
            arrows[file.folder]?[other] ?? "\(file.path):\(number) \(word)"
        }
      }
    }
  }

  /// Folders that know one another, in a ring or directly, each with a place for every arrow; empty if there are none.
  var rings: [String] {
    var found: [String] = []
    for start in arrows.keys.sorted() {
      for (next, place) in (arrows[start] ?? [:]).sorted(by: { $0.key < $1.key })
      where reaches(start, from: next) {
        found.append("\(start.isEmpty ? "(root)" : start) → \(next.isEmpty ? "(root)" : next) at \(place)")
      }
    }
    return found
  }

  private func reaches(_ goal: String, from start: String) -> Bool {
    var seen: Set<String> = [start]
    var open = [start]
    while let folder = open.popLast() {
      if folder == goal { return true }
      for next in (arrows[folder] ?? [:]).keys where seen.insert(next).inserted { open.append(next) }
    }
    return false
  }

  private static let keywords = ["struct ", "class ", "enum ", "protocol ", "actor ", "typealias "]

  /// The types that a file declares at its top level: what others know of it.
  private static func declarations(in file: SourceFile) -> [Substring] {
    file.lines.filter { $0.first != " " && $0.first != "}" }.compactMap(declared)
  }

  /// The types that a file declares inside others, whose names may be those of other folders' types.
  private static func nested(in file: SourceFile) -> [Substring] {
    file.lines.filter { $0.first == " " }.compactMap(declared)
  }

  private static func declared(_ line: Substring) -> Substring? {
    for keyword in keywords {
      guard let place = line.firstRange(of: keyword) else { continue }
      let before = line[..<place.lowerBound].split(separator: " ")
      let modifiers: Set<Substring> = ["public", "final", "indirect", "private", "fileprivate", "package"]
      guard before.allSatisfy(modifiers.contains) else { continue }
      return line[place.upperBound...].prefix { $0.isLetter || $0.isNumber }
    }
    return nil
  }

  /// The names in a line of code, without what stands in its string literals, after a dot, or in its comment.
  private static func words(of line: Substring) -> [Substring] {
    var code = line
    if let comment = code.firstRange(of: " //") { code = code[..<comment.lowerBound] }
    let bare = code.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 0 }.map(\.element)
    return bare.flatMap { part -> [Substring] in
      var words: [Substring] = []
      var previous: Character = " "
      var rest = part
      while let first = rest.first {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if word.isEmpty {
          previous = first
          rest = rest.dropFirst()
        } else {
          if first.isUppercase, previous != "." { words.append(word) }
          rest = rest[word.endIndex...]
          previous = "_"
        }
      }
      return words
    }
  }
}
