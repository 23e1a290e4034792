import Foundation
import Network

/// The parts of the Web API that write.
extension SimulatedSpotify {
  private struct NewPlaylist: Decodable {
    var name: String
    var description: String?
    var collaborative: Bool?
    var `public`: Bool?
  }

  private struct Details: Decodable {
    var name: String?
    var description: String?
    var collaborative: Bool?
    var `public`: Bool?
  }

  private struct Addition: Decodable {
    var uris: [String]
    var position: Int?
  }

  private struct Reorder: Decodable {
    var range_start: Int
    var insert_before: Int
    var range_length: Int?
    var snapshot_id: String?
  }

  private struct Removal: Decodable {
    struct Reference: Decodable {
      var uri: String
    }

    var items: [Reference]?
    var tracks: [Reference]?
    var snapshot_id: String?
  }

  func create(_ request: LoopbackRequest, below owner: String) throws(Refusal) -> LoopbackResponse {
    guard owner == "playlists" || owner == account.personID || owner == "me" else {
      throw Refusal(.closedEndpoint)
    }
    let body = try Self.body(NewPlaylist.self, request)
    guard !body.name.trimmingCharacters(in: .whitespaces).isEmpty else {
      throw Refusal(400, "Missing required field: name")
    }
    let wantsPublic = body.public ?? true
    if body.collaborative == true, wantsPublic {
      throw Refusal(400, "Collaborative playlists can only be private")
    }
    account.made += 1
    var playlist = SimulatedAccount.Playlist(
      id: Wire.id(of: "playlist \(account.made) \(account.personID)"), name: body.name,
      description: body.description ?? "", ownerID: account.personID)
    playlist.collaborative = body.collaborative ?? false
    playlist.isPublic = wantsPublic || terms.ignoresPrivate
    account.playlists.insert(playlist, at: 0)
    return Wire.json(summary(of: playlist), status: 201)
  }

  func changeDetails(
    of id: String, _ request: LoopbackRequest, _ grant: SimulatedAccount.Grant
  ) throws(Refusal) -> LoopbackResponse {
    let body = try Self.body(Details.self, request)
    try change(id, grant) { playlist throws(Refusal) in
      if let name = body.name { playlist.name = name }
      if let description = body.description { playlist.description = description }
      if let wanted = body.public, !(terms.ignoresPrivate && !wanted) { playlist.isPublic = wanted }
    }
    return LoopbackResponse()
  }

  func add(
    to id: String, _ request: LoopbackRequest, _ grant: SimulatedAccount.Grant
  ) throws(Refusal) -> LoopbackResponse {
    let body = try Self.body(Addition.self, request)
    guard !body.uris.isEmpty else { throw Refusal(400, "No uris provided") }
    let entries = try entries(for: body.uris)
    return try changed(id, grant, status: 201) { playlist throws(Refusal) in
      let position = body.position ?? playlist.entries.count
      guard (0...playlist.entries.count).contains(position) else { throw Refusal(400, "Index out of bounds") }
      // The real ceiling shows as a failure of the server.
      guard playlist.entries.count + entries.count <= 11_000 else {
        throw Refusal(500, "Internal server error")
      }
      playlist.entries.insert(contentsOf: entries, at: position)
    }
  }

  func replaceOrReorder(
    _ id: String, _ request: LoopbackRequest, _ grant: SimulatedAccount.Grant
  ) throws(Refusal) -> LoopbackResponse {
    if let order = try? Self.body(Reorder.self, request) {
      return try changed(id, grant) { playlist throws(Refusal) in
        let count = playlist.entries.count
        let end = order.range_start + (order.range_length ?? 1)
        guard order.range_start >= 0, end > order.range_start, end <= count,
          (0...count).contains(order.insert_before)
        else { throw Refusal(400, "Index out of bounds") }
        let moved = Array(playlist.entries[order.range_start..<end])
        playlist.entries.removeSubrange(order.range_start..<end)
        let target =
          order.insert_before > order.range_start
          ? max(order.insert_before - moved.count, 0) : order.insert_before
        playlist.entries.insert(contentsOf: moved, at: min(target, playlist.entries.count))
      }
    }
    let body = try Self.body(Addition.self, request)
    let entries = try entries(for: body.uris)
    return try changed(id, grant) { playlist in playlist.entries = entries }
  }

  func remove(
    from id: String, _ request: LoopbackRequest, _ grant: SimulatedAccount.Grant
  ) throws(Refusal) -> LoopbackResponse {
    let body = try Self.body(Removal.self, request)
    let old = terms.shape == .extended ? body.tracks : nil
    guard let references = body.items ?? old, !references.isEmpty else {
      throw Refusal(400, "Missing required field: items")
    }
    guard references.count <= 100 else { throw Refusal(400, "Too many ids requested") }
    let gone = Set(references.map(\.uri))
    return try changed(id, grant) { playlist throws(Refusal) in
      if let snapshot = body.snapshot_id {
        let known = (1...playlist.version).contains { version in
          var past = playlist
          past.version = version
          return past.snapshotID == snapshot
        }
        guard known else { throw Refusal(400, "Invalid snapshot id") }
      }
      playlist.entries.removeAll { entry in entry.uri.map { gone.contains($0) } ?? false }
    }
  }

  func unfollow(_ request: LoopbackRequest, _ grant: SimulatedAccount.Grant) throws(Refusal)
    -> LoopbackResponse
  {
    let uris = (request[query: "uris"] ?? "").split(separator: ",").map(String.init)
    guard !uris.isEmpty else { throw Refusal(400, "Missing required field: uris") }
    guard uris.count <= 40 else { throw Refusal(400, "Too many uris requested") }
    if terms.unfollowNeedsLibraryScopes {
      try grant.needs("user-library-modify")
      try grant.needs("user-follow-modify")
    }
    try grant.needs("playlist-modify-public")
    for uri in uris {
      guard uri.hasPrefix("spotify:playlist:") else { throw Refusal(400, "Unsupported uri type") }
      guard let index = account.playlists.firstIndex(where: { uri == "spotify:playlist:\($0.id)" }) else {
        throw Refusal(404, "Resource not found")
      }
      account.playlists[index].followed = false
    }
    return LoopbackResponse()
  }

  /// Changes a playlist of the person's own and answers its new snapshot.
  private func changed(
    _ id: String, _ grant: SimulatedAccount.Grant, status: Int = 200,
    _ body: (inout SimulatedAccount.Playlist) throws(Refusal) -> Void
  ) throws(Refusal) -> LoopbackResponse {
    let playlist = try change(id, grant, body)
    return Wire.json(["snapshot_id": .text(playlist.snapshotID)], status: status)
  }

  @discardableResult
  private func change(
    _ id: String, _ grant: SimulatedAccount.Grant,
    _ body: (inout SimulatedAccount.Playlist) throws(Refusal) -> Void
  ) throws(Refusal) -> SimulatedAccount.Playlist {
    guard let index = account.playlists.firstIndex(where: { $0.id == id }) else {
      throw Refusal(404, "Resource not found")
    }
    var playlist = account.playlists[index]
    guard playlist.ownerID == account.personID || playlist.collaborative else {
      throw Refusal(403, "You cannot edit a playlist you don't own")
    }
    try grant.needsToModify(isPublic: playlist.isPublic)
    try body(&playlist)
    playlist.version += 1
    account.playlists[index] = playlist
    return playlist
  }

  /// At most 100 entries for addresses that can be added.
  private func entries(for uris: [String]) throws(Refusal) -> [SimulatedAccount.Entry] {
    guard uris.count <= 100 else { throw Refusal(400, "Too many ids requested") }
    let stamp = terms.now().formatted(.iso8601)
    var entries: [SimulatedAccount.Entry] = []
    for uri in uris {
      let parts = uri.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, parts[0] == "spotify", parts[2].utf8.count == 22 else {
        throw Refusal(400, "Invalid track uri: \(uri)")
      }
      switch parts[1] {
      case "track" where track(parts[2]) != nil: entries.append(.init(.track(id: parts[2]), addedAt: stamp))
      case "episode": entries.append(.init(.episode(id: parts[2], title: "Episode"), addedAt: stamp))
      case "track": throw Refusal(400, "Payload contains a non-existing ID")
      default: throw Refusal(400, "Invalid track uri: \(uri)")
      }
    }
    return entries
  }

  private static func body<Body: Decodable>(
    _ type: Body.Type, _ request: LoopbackRequest
  ) throws(Refusal) -> Body {
    guard request.headers["content-type"]?.hasPrefix("application/json") == true else {
      throw Refusal(415, "Unsupported media type")
    }
    guard let body = try? JSONDecoder().decode(type, from: request.body) else {
      throw Refusal(400, "Error parsing JSON.")
    }
    return body
  }
}
