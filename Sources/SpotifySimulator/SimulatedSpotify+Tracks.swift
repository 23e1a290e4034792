/// Tracks, episodes and files as the Web API shows them.
extension SimulatedSpotify {
  func content(of entry: SimulatedAccount.Entry, episodes: Bool = true) -> JSONValue {
    switch entry.content {
    case .track(let id): return track(id).map(full) ?? nil
    case .bare(let id): return track(id).map(bare) ?? nil
    case .episode(let id, let title): return episodes ? episode(id, title) : nil
    case .local: return local(entry)
    case .null: return nil
    }
  }

  private func full(_ track: SimulatedTrack) -> JSONValue {
    let artists = JSONValue.array(track.artists.map(artist))
    let albumID = Wire.id(of: "album \(track.album) \(track.artists.first ?? "")")
    let precision = ["year", "month", "day"][min(track.releaseDate.split(separator: "-").count, 3) - 1]
    let album: JSONValue = [
      "album_type": "album", "artists": artists, "href": .text("/v1/albums/\(albumID)"), "id": .text(albumID),
      "images": [], "name": .text(track.album), "release_date": .text(track.releaseDate),
      "release_date_precision": .text(precision), "total_tracks": 12, "type": "album",
      "uri": .text("spotify:album:\(albumID)"),
    ]
    var codes: [(String, JSONValue)] = []
    if let isrc = track.isrc { codes.append(("isrc", .text(isrc))) }
    let base: JSONValue = [
      "album": album, "artists": artists, "disc_number": 1, "duration_ms": .int(track.durationMilliseconds),
      "explicit": .bool(track.explicit), "external_ids": .object(codes),
      "external_urls": ["spotify": .text("https://open.spotify.com/track/\(track.id)")],
      "href": .text("/v1/tracks/\(track.id)"), "id": .text(track.id), "is_local": false,
      "name": .text(track.title), "preview_url": nil, "track_number": 1, "type": "track",
      "uri": .text(track.uri),
    ]
    return terms.shape == .extended
      ? base.adding([("popularity", 40), ("available_markets", ["DE", "SE"])]) : base
  }

  private func artist(_ name: String) -> JSONValue {
    let id = Wire.id(of: "artist \(name)")
    return [
      "href": .text("/v1/artists/\(id)"), "id": .text(id), "name": .text(name), "type": "artist",
      "uri": .text("spotify:artist:\(id)"),
    ]
  }

  private func bare(_ track: SimulatedTrack) -> JSONValue {
    [
      "artists": .array(track.artists.map { ["name": .text($0)] }), "id": .text(track.id),
      "name": .text(track.title), "type": "track", "uri": .text(track.uri),
    ]
  }

  private func episode(_ id: String, _ title: String) -> JSONValue {
    [
      "description": "", "duration_ms": 2_712_000, "explicit": false, "id": .text(id), "name": .text(title),
      "release_date": "2025-11-03", "release_date_precision": "day", "type": "episode",
      "uri": .text("spotify:episode:\(id)"),
    ]
  }

  private func local(_ entry: SimulatedAccount.Entry) -> JSONValue {
    guard case .local(let artist, let album, let title, let seconds) = entry.content else { return nil }
    return [
      "album": ["album_type": nil, "artists": [], "id": nil, "images": [], "name": .text(album), "uri": nil],
      "artists": [["href": nil, "id": nil, "name": .text(artist), "type": "artist", "uri": nil]],
      "disc_number": 0, "duration_ms": .int(seconds * 1000), "explicit": false, "external_ids": [:],
      "href": nil, "id": nil, "is_local": true, "name": .text(title), "track_number": 0, "type": "track",
      "uri": .text(entry.uri),
    ]
  }
}
