/// What real tables have and a drawn one lacks: copies, re-releases, second genres and missing cells.
enum Dirt {
  /// The spellings of a missing value that are met in real files.
  static let missing = ["", "?", "NA", "nan", "null", "undefined"]

  /// The recordings of a genre with re-releases among them: another id and album, the same sound or nearly.
  static func reissued(_ tracks: [Track], share: Double, _ draw: inout Draw) -> [Track] {
    tracks.flatMap { track -> [Track] in
      guard draw.chance(share) else { return [track] }
      var copy = track
      copy["track_id"] = Track.identifier(&draw)
      copy["album_name"] = draw.pick(["The Best of ", "Anthology: ", "Essential "]) + leadArtist(of: track)
      if draw.chance(0.3) { copy["track_name"] += draw.pick([" - Remastered 2009", " - Radio Edit"]) }
      copy["popularity"] = "\(draw.below(60))"
      if draw.chance(0.4) {
        copy["duration_ms"] = "\((Int(track["duration_ms"]) ?? 0) + draw.below(900))"
        copy["loudness"] = Track.text((Double(track["loudness"]) ?? 0) + draw.uniform() * 2, of: "loudness")
      }
      return [track, copy]
    }
  }

  /// The same tracks, same ids, under a neighbouring genre too.
  static func shared(_ tracks: [Track], with neighbours: [String], share: Double, _ draw: inout Draw)
    -> [Track]
  {
    guard !neighbours.isEmpty else { return [] }
    return tracks.compactMap { track -> Track? in
      guard draw.chance(share) else { return nil }
      var copy = track
      copy["track_genre"] = draw.pick(neighbours)
      return copy
    }
  }

  /// The table with cells lost, impossible values, exact copies and one row without a name.
  static func soiled(_ tracks: [Track], _ draw: inout Draw) -> [Track] {
    var tracks = tracks
    let audio = ["danceability", "energy", "loudness", "acousticness", "valence", "tempo", "popularity"]
    for _ in 0..<60 { tracks[draw.below(tracks.count)][draw.pick(audio)] = draw.pick(missing) }
    for _ in 0..<12 { tracks[draw.below(tracks.count)]["tempo"] = "0.0" }
    for _ in 0..<4 { tracks[draw.below(tracks.count)]["duration_ms"] = "-1" }
    for _ in 0..<5 { tracks[draw.below(tracks.count)]["time_signature"] = "0" }
    let nameless = draw.below(tracks.count)
    for column in ["artists", "album_name", "track_name"] { tracks[nameless][column] = "" }
    let copied = Set((0..<14).map { _ in draw.below(tracks.count) })
    return tracks.enumerated().flatMap {
      copied.contains($0.offset) ? [$0.element, $0.element] : [$0.element]
    }
  }

  private static func leadArtist(of track: Track) -> String {
    track["artists"].split(separator: ";").first.map(String.init) ?? ""
  }
}
