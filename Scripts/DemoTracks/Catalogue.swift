/// The recordings of one genre, by artists who keep to it.
struct Catalogue {
  let genre: String
  let profile: Profile
  let profiles: Profiles
  let words: Words

  /// How much of a track's sound its artist decides: without it an artist would sound like everybody else.
  static let artistShare = 0.3

  private struct Artist {
    let name: String
    let scene: Scene
    let sound: [Double]
    var albums: [String] = []
    var titles: Set<String> = []
  }

  func recordings(_ count: Int, taken names: inout Set<String>, _ draw: inout Draw) -> [Track] {
    let factor = profile.factor()
    var artists = cast(for: count, taken: &names, &draw)
    // A few artists have many tracks and many have few.
    let weights = artists.indices.map { 1 / (Double($0) + 3).squareRoot() }
    return (0..<count).map { _ in
      track(by: draw.index(weights: weights), of: &artists, factor, &draw)
    }
  }

  private func cast(for count: Int, taken names: inout Set<String>, _ draw: inout Draw) -> [Artist] {
    let home = (words.genres[genre] ?? [:]).sorted { $0.key < $1.key }
    let wanted = max(12, profile.leadArtists * count / 1000)
    var artists: [Artist] = []
    for _ in 0..<wanted * 20 where artists.count < wanted {
      guard let scene = words.scenes[home[draw.index(weights: home.map(\.value))].key] else { continue }
      let name = scene.fill(draw.pick(scene.artists), &draw)
      guard names.insert(name).inserted else { continue }
      artists.append(Artist(name: name, scene: scene, sound: profiles.continuous.map { _ in draw.normal() }))
    }
    return artists
  }

  private func track(
    by index: Int, of artists: inout [Artist], _ factor: [[Double]], _ draw: inout Draw
  ) -> Track {
    let scene = artists[index].scene
    var track = Track(cells: ["track_id": Track.identifier(&draw), "isrc": Track.recordingCode(&draw)])
    var title = scene.fill(draw.pick(scene.titles), &draw)
    while artists[index].titles.contains(title) { title = scene.fill(draw.pick(scene.titles), &draw) + " II" }
    artists[index].titles.insert(title)
    if artists[index].albums.isEmpty || draw.chance(0.2) {
      artists[index].albums.append(scene.fill(draw.pick(scene.albums), &draw))
    }
    track["track_name"] = title
    track["album_name"] = draw.chance(0.15) ? title : draw.pick(artists[index].albums)
    track["artists"] = artists[index].name
    if draw.chance(0.08) {
      let guest = draw.pick(artists).name
      if guest != artists[index].name { track["artists"] += ";" + guest }
    }
    track["track_genre"] = genre
    sound(of: &track, like: artists[index].sound, factor, &draw)
    return track
  }

  /// A Gaussian copula: correlated normal scores, part the artist's and part the track's own, each read off
  /// the genre's quantiles.
  private func sound(of track: inout Track, like artist: [Double], _ factor: [[Double]], _ draw: inout Draw) {
    let own = (1 - Self.artistShare).squareRoot()
    let scores = artist.map { Self.artistShare.squareRoot() * $0 + own * draw.normal() }
    for (row, feature) in profiles.continuous.enumerated() {
      let score = (0...row).reduce(0.0) { $0 + factor[row][$1] * scores[$1] }
      let value = profiles.value(of: feature, in: profile, at: Normal.distribution(score))
      track[feature] = Track.text(value, of: feature)
    }
    let signatures = profile.timeSignature.sorted { $0.key < $1.key }
    track["time_signature"] = signatures[draw.index(weights: signatures.map(\.value))].key
    track["key"] = "\(draw.index(weights: profile.key))"
    track["mode"] = draw.chance(profile.major) ? "1" : "0"
    track["explicit"] = draw.chance(profile.explicit) ? "True" : "False"
  }
}
