import Foundation
import Music
import Network

extension SpotifyClient: MusicService {
  public func profile() async throws -> ServiceProfile {
    let answer = try await read(WebAPI.Profile.self, "profile", .get, "me")
    return ServiceProfile(id: answer.id, displayName: answer.display_name)
  }

  public func likedPage(offset: Int, limit: Int) async throws -> Page<SavedTrack> {
    let answer = try await read(
      WebAPI.PageAnswer<WebAPI.Entry>.self, "liked songs", .get, "me/tracks",
      query: Self.stretch(offset, limit))
    return answer.page(asked: offset) { $0?.saved ?? SavedTrack(addedAt: nil, track: .missing) }
  }

  public func playlistsPage(offset: Int, limit: Int) async throws -> Page<PlaylistSummary> {
    let answer = try await read(
      WebAPI.PageAnswer<WebAPI.Playlist>.self, "playlists", .get, "me/playlists",
      query: Self.stretch(offset, limit))
    return answer.page(asked: offset) { $0?.summary }
  }

  public func playlistItemsPage(of id: String, offset: Int, limit: Int) async throws -> Page<SavedTrack> {
    let answer = try await read(
      WebAPI.PageAnswer<WebAPI.Entry>.self, "playlist", .get, "playlists/\(id)/items",
      query: Self.stretch(offset, limit) + [("additional_types", "track,episode")])
    return answer.page(asked: offset) { $0?.saved ?? SavedTrack(addedAt: nil, track: .missing) }
  }

  public func playlist(_ id: String) async throws -> PlaylistSummary {
    try await read(WebAPI.Playlist.self, "playlist", .get, "playlists/\(id)").summary
  }

  public func createPlaylist(
    name: String, description: String, isPublic: Bool
  ) async throws -> PlaylistSummary {
    let body = WebAPI.NewPlaylist(name: name, description: description, isPublic: isPublic)
    return try await read(
      WebAPI.Playlist.self, "new playlist", .post, "me/playlists", body: body, repeatable: false
    ).summary
  }

  public func addItems(_ uris: [String], to id: String, at position: Int?) async throws -> String {
    let body = WebAPI.Addition(uris: uris, position: position)
    return try await snapshot(.post, of: id, body, repeatable: false)
  }

  public func replaceItems(of id: String, with uris: [String]) async throws -> String {
    try await snapshot(.put, of: id, WebAPI.Addition(uris: uris), repeatable: true)
  }

  public func removeItems(_ uris: [String], from id: String) async throws -> String {
    let body = WebAPI.Removal(items: uris.map { WebAPI.Removal.Reference(uri: $0) })
    return try await snapshot(.delete, of: id, body, repeatable: true)
  }

  public func updateDetails(of id: String, name: String?, description: String?, isPublic: Bool?) async throws
  {
    let body = WebAPI.Details(name: name, description: description, isPublic: isPublic)
    _ = try await ask(.put, "playlists/\(id)", body: body)
  }

  public func unfollowPlaylist(_ id: String) async throws {
    _ = try await ask(.delete, "me/library", query: [("uris", "spotify:playlist:\(id)")])
  }

  private func snapshot(
    _ method: HTTPRequest.Method, of id: String, _ body: any Encodable & Sendable, repeatable: Bool
  ) async throws(ServiceError) -> String {
    try await read(
      WebAPI.Snapshot.self, "snapshot", method, "playlists/\(id)/items", body: body, repeatable: repeatable
    ).snapshot_id
  }

  /// Without a market: with one, another instance of a track may come back under another id.
  private static func stretch(_ offset: Int, _ limit: Int) -> [(name: String, value: String)] {
    [("limit", "\(min(max(limit, 1), 50))"), ("offset", "\(max(offset, 0))")]
  }
}
