import Network

/// The parts of the Web API that read.
extension SimulatedSpotify {
  func profile() -> LoopbackResponse {
    Wire.json([
      "account_id": .text(Wire.id(of: account.personID)), "display_name": .text(account.displayName),
      "external_urls": [:], "href": .text("/v1/users/\(account.personID)"), "id": .text(account.personID),
      "images": [], "type": "user", "uri": .text("spotify:user:\(account.personID)"),
    ])
  }

  func liked(_ request: LoopbackRequest) throws(Refusal) -> LoopbackResponse {
    let stretch = try Stretch(request, of: account.liked.count, largest: 50)
    let items = account.liked[stretch.range].map { entry -> JSONValue in
      ["added_at": .text(entry.addedAt), "track": content(of: entry)]
    }
    return Wire.json(stretch.envelope(items))
  }

  func playlists(_ request: LoopbackRequest, _ grant: SimulatedAccount.Grant) throws(Refusal)
    -> LoopbackResponse
  {
    let collaborative = grant.scopes.contains("playlist-read-collaborative")
    let shown = account.playlists.filter { playlist in
      playlist.followed && (collaborative || !playlist.collaborative || playlist.ownerID == account.personID)
    }
    let stretch = try Stretch(request, of: shown.count, largest: 50)
    // A list that Spotify made for the person has been seen as null.
    return Wire.json(
      stretch.envelope(shown[stretch.range].map { $0.ownerID == "spotify" ? nil : summary(of: $0) }))
  }

  func playlist(_ id: String, _ grant: SimulatedAccount.Grant) throws(Refusal) -> LoopbackResponse {
    let playlist = try known(id)
    if !playlist.isPublic { try grant.needs("playlist-read-private") }
    return Wire.json(summary(of: playlist))
  }

  func items(of id: String, _ request: LoopbackRequest) throws(Refusal) -> LoopbackResponse {
    let playlist = try known(id)
    guard playlist.ownerID == account.personID || playlist.collaborative else {
      throw Refusal(.closedEndpoint)
    }
    let old = request.path.hasSuffix("/tracks")
    let stretch = try Stretch(request, of: playlist.entries.count, largest: old ? 100 : 50)
    let episodes = request[query: "additional_types"]?.contains("episode") == true
    let items = playlist.entries[stretch.range].map { entry -> JSONValue in
      let content = content(of: entry, episodes: episodes)
      var isLocal = false
      if case .local = entry.content { isLocal = true }
      let dated: JSONValue = [
        "added_at": .text(entry.addedAt),
        "added_by": entry.addedAt == nil ? nil : ["id": .text(playlist.ownerID), "type": "user"],
        "is_local": .bool(isLocal),
      ]
      switch (old, terms.shape) {
      case (true, _): return dated.adding([("track", content)])
      case (false, .extended): return dated.adding([("item", content), ("track", content)])
      case (false, .development): return dated.adding([("item", content)])
      }
    }
    return Wire.json(stretch.envelope(items))
  }

  /// A playlist by id; followed or not, an id once given keeps answering.
  func known(_ id: String) throws(Refusal) -> SimulatedAccount.Playlist {
    guard let playlist = account.playlist(id) else { throw Refusal(404, "Resource not found") }
    return playlist
  }

  func summary(of playlist: SimulatedAccount.Playlist) -> JSONValue {
    let count: JSONValue = [
      "href": .text("/v1/playlists/\(playlist.id)/items"), "total": .int(playlist.entries.count),
    ]
    let isMine = playlist.ownerID == account.personID || playlist.collaborative
    let base: JSONValue = [
      "collaborative": .bool(playlist.collaborative), "description": .text(playlist.description),
      "external_urls": ["spotify": .text("https://open.spotify.com/playlist/\(playlist.id)")],
      "href": .text("/v1/playlists/\(playlist.id)"), "id": .text(playlist.id), "images": nil,
      "name": .text(playlist.name),
      "owner": ["id": .text(playlist.ownerID), "display_name": nil, "type": "user"],
      "public": .bool(playlist.isPublic), "snapshot_id": .text(playlist.snapshotID), "type": "playlist",
      "uri": .text("spotify:playlist:\(playlist.id)"),
    ]
    switch terms.shape {
    case .extended: return base.adding([("tracks", count)])
    case .development: return isMine ? base.adding([("items", count)]) : base
    }
  }
}

extension SimulatedAccount.Playlist {
  /// Names one version of one playlist.
  public var snapshotID: String { Array("\(version),\(id)".utf8).base64URL }
}

/// The stretch of a list that a request asks for.
struct Stretch {
  let range: Range<Int>
  private let limit: Int
  private let total: Int
  private let path: String

  init(_ request: LoopbackRequest, of total: Int, largest: Int) throws(Refusal) {
    func number(_ name: String, _ standard: Int) throws(Refusal) -> Int {
      guard let text = request[query: name] else { return standard }
      guard let value = Int(text) else { throw Refusal(400, "Invalid \(name)") }
      return value
    }
    limit = try number("limit", 20)
    let offset = try number("offset", 0)
    guard (1...largest).contains(limit) else { throw Refusal(400, "Invalid limit") }
    guard (0...100_000).contains(offset) else { throw Refusal(400, "Invalid offset") }
    let start = min(offset, total)
    range = start..<min(start + limit, total)
    self.total = total
    path = request.path
  }

  func envelope(_ items: [JSONValue]) -> JSONValue {
    let more = range.upperBound < total
    return [
      "href": .text("\(path)?offset=\(range.lowerBound)&limit=\(limit)"), "items": .array(items),
      "limit": .int(limit),
      "next": more ? .text("\(path)?offset=\(range.upperBound)&limit=\(limit)") : nil,
      "offset": .int(range.lowerBound),
      "previous": range.lowerBound > 0 ? .text("\(path)?offset=0&limit=\(limit)") : nil, "total": .int(total),
    ]
  }
}
