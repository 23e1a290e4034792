import Music
import Report
import Shell
import Tabular

/// How a person points at a track of a table: by id, page or URI, or by title and artist.
struct TrackQuery {
  /// An id, a URL or a URI as it was typed; or a title.
  var track: String?
  var artist: String?
  /// The verb, for suggestions.
  let verb: String

  /// A track that was found: its rows, as one recording can stand under several genres.
  struct Match {
    let rows: [Int]
    let title: String
    let artists: String
    let id: String?

    var label: Text { "\(.text(title), .strong)" + (artists.isEmpty ? "" : " by \(.text(artists))") }
  }

  /// The one track that is meant; asks if several match and somebody is there.
  ///
  /// - Throws: A diagnostic if none matches, or if several do and nobody can be asked.
  func find(in dataset: Dataset, host: any Host) throws -> Match {
    let matches = try matches(in: dataset)
    guard let first = matches.first else {
      let wanted = track ?? artist ?? ""
      throw Diagnostic(
        "unknown-track", "no track of \(.name(dataset.title)) is \(.text(wanted), .strong)",
        at: .element(track ?? artist ?? "", of: nil),
        help: "Tab after \(.code("track:")) offers titles; a quoted part of a title is enough",
        suggestions: meant(by: wanted, in: dataset))
    }
    guard matches.count > 1 else { return first }
    let choice = TrackChoice(
      candidates: matches.map { TrackChoice.Candidate(title: $0.title, artists: $0.artists, id: $0.id) })
    if let place = try choice.ask(host) { return matches[place] }
    let shown = matches.prefix(TrackChoice.most)
    let listed = shown.prefix(4).map { "“\($0.title)” by \($0.artists)" }.joined(separator: ", ")
    throw Diagnostic(
      "ambiguous-track", "\(matches.count) tracks match: \(listed)\(matches.count > 4 ? " and more" : "")",
      at: .element(track ?? artist ?? "", of: nil),
      help: "add \(.code("artist:…")), or name one by its id",
      suggestions: shown.prefix(3).compactMap { match in match.id.map { "\(verb) track:\($0)" } })
  }

  /// No track was named: how one is, with the first of the table for an example.
  static func missing(for verb: String, in dataset: Dataset) -> Diagnostic {
    let titles = dataset.texts(.trackName)
    let first = (0..<min(dataset.rowCount, 100)).lazy.compactMap { titles?[$0] }.first
    return Diagnostic(
      "no-track", "\(.code(verb)) needs a track", kind: .usage,
      help: "Tab after \(.code("\(verb) track:")) offers titles",
      suggestions: first.map { ["\(verb) track:\(Quoting.quoted($0))"] } ?? [])
  }

  /// What may be meant by a name that no track has: one of a feature or a genre, or a title that is nearly so.
  private func meant(by wanted: String, in dataset: Dataset) -> [String] {
    let folded = wanted.lowercased()
    if let name = dataset.columnNames.first(where: { $0.text == folded }), dataset.isNumeric(name) {
      let column = name.text
      let looks = ["plot \(column) by=genre", "describe \(column)"]
      guard TrackSchema.audioFeatures.contains(name) else { return looks }
      // Who asks for a prediction wants to give the feature's value; who asks why, what the model owes to it.
      if verb == Predict.about.name { return ["\(verb) \(column)="] }
      return (verb == Explain.about.name ? ["\(Importance.about.name) \(column)"] : []) + looks
    }
    if let genre = dataset.genre(folded) {
      let name = Quoting.quotedIfNeeded(genre)
      return (verb == Similar.about.name ? [] : ["confusion \(name)"]) + ["filter genres \(name)"]
    }
    guard track != nil, let titles = dataset.texts(.trackName) else { return [] }
    let known = Set((0..<dataset.rowCount).compactMap { titles[$0] }).sorted()
    return NearestNames.of(wanted, among: known).map { "\(verb) \(Quoting.quoted($0))" }
  }

  /// All tracks that match, best first: an id, else equal titles, else titles that begin so, else that contain it.
  private func matches(in dataset: Dataset) throws -> [Match] {
    if let track, let id = TrackQuery.identifier(in: track), let ids = dataset.texts(.trackID) {
      let rows = (0..<dataset.rowCount).filter { ids[$0] == id }
      if !rows.isEmpty { return [match(rows, in: dataset)] }
      if track.contains(":") || track.contains("/") { return [] }
    }
    guard let titles = dataset.texts(.trackName) else {
      throw Diagnostic(
        "no-titles", "the table has no column \(.name("track_name"))", at: .parameter("track"),
        help: "name a track by its id")
    }
    let artists = dataset.texts(.artists)
    let wantedTitle = track.map { FoldedText($0).text }
    let wantedArtist = artist.map { FoldedText($0).text }
    var ranked: [[Int]] = [[], [], []]
    for row in 0..<dataset.rowCount {
      if let wantedArtist {
        guard let name = artists?[row], FoldedText(name).text.contains(wantedArtist) else { continue }
      }
      guard let wantedTitle else {
        ranked[0].append(row)
        continue
      }
      guard let title = titles[row] else { continue }
      let folded = FoldedText(title).text
      if folded == wantedTitle {
        ranked[0].append(row)
      } else if folded.hasPrefix(wantedTitle) {
        ranked[1].append(row)
      } else if folded.contains(wantedTitle) {
        ranked[2].append(row)
      }
    }
    return grouped(ranked.first { !$0.isEmpty } ?? [], in: dataset)
  }

  /// One match for each recording, in the order of the table.
  private func grouped(_ rows: [Int], in dataset: Dataset) -> [Match] {
    guard rows.count > 1 else { return rows.map { match([$0], in: dataset) } }
    let numbers = dataset.recordings.numbers
    var order: [Int32] = []
    var groups: [Int32: [Int]] = [:]
    for row in rows {
      if groups[numbers[row]] == nil { order.append(numbers[row]) }
      groups[numbers[row], default: []].append(row)
    }
    return order.map { match(groups[$0] ?? [], in: dataset) }
  }

  private func match(_ rows: [Int], in dataset: Dataset) -> Match {
    Match(
      rows: rows, title: dataset.texts(.trackName)?[rows[0]] ?? "untitled",
      artists: dataset.texts(.artists)?[rows[0]]?.split(separator: ";").joined(separator: ", ") ?? "",
      id: dataset.texts(.trackID)?[rows[0]])
  }

  /// The id in `spotify:track:ID`, in the address of a track's page, or the text itself.
  static func identifier(in text: String) -> String? {
    let path = text.split(separator: "?")[...].first.map(String.init) ?? text
    let parts = path.split { $0 == "/" || $0 == ":" }
    guard let last = parts.last else { return nil }
    if parts.count > 1 {
      guard parts.contains("track") else { return nil }
    }
    return String(last)
  }
}
