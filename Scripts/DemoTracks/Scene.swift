/// A language and manner of naming: word lists, and patterns of artists, albums and titles made of them.
struct Scene: Decodable {
  let artists: [String]
  let albums: [String]
  let titles: [String]
  let words: [String: [String]]

  /// A pattern with each `{slot}` filled by a drawn word; no word twice in a row.
  func fill(_ pattern: String, _ draw: inout Draw) -> String {
    var text = ""
    var previous = ""
    var rest = Substring(pattern)
    while let open = rest.firstIndex(of: "{"), let close = rest.firstIndex(of: "}") {
      text += rest[..<open]
      let choices = words[String(rest[rest.index(after: open)..<close])] ?? [""]
      var word = draw.pick(choices)
      while word == previous, choices.count > 1 { word = draw.pick(choices) }
      text += word
      previous = word
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}

/// The invented words: scenes, which genre is at home in which scene, and which genres share tracks.
struct Words: Decodable {
  let scenes: [String: Scene]
  let genres: [String: [String: Double]]
  let neighbours: [String: [String]]
}
