import Foundation
import Music
import Network

extension SpotifyClient: MusicService {
  /// Asks `GET /me`. Throws `ServiceError`.
  public func profile() async throws -> ServiceProfile {
    try await read(WebAPI.Profile.self, "profile", Question(path: "me")) { $0.profile }
  }

  /// Asks `GET /me/tracks`, newest first, at most 50. Throws `ServiceError`.
  public func likedPage(offset: Int, limit: Int) async throws -> Page<SavedTrack> {
    let question = Self.page("me/tracks", offset, limit)
    return try await read(WebAPI.PageAnswer<WebAPI.Entry>.self, "liked songs", question) {
      $0.page(asked: offset, Self.saved)
    }
  }

  /// Asks `GET /me/playlists`, at most 50. Throws `ServiceError`.
  public func playlistsPage(offset: Int, limit: Int) async throws -> Page<PlaylistSummary> {
    let question = Self.page("me/playlists", offset, limit)
    return try await read(WebAPI.PageAnswer<WebAPI.Playlist>.self, "playlists", question) {
      $0.page(asked: offset) { $0?.summary }
    }
  }

  /// Asks `GET /playlists/{id}/items`, at most 50. Throws `ServiceError`.
  public func playlistItemsPage(of id: String, offset: Int, limit: Int) async throws -> Page<SavedTrack> {
    var question = Self.page("playlists/\(id)/items", offset, limit)
    question.query.append(("additional_types", "track,episode"))
    return try await read(WebAPI.PageAnswer<WebAPI.Entry>.self, "playlist", question) {
      $0.page(asked: offset, Self.saved)
    }
  }

  /// Asks `GET /playlists/{id}` without its entries. Throws `ServiceError`.
  public func playlist(_ id: String) async throws -> PlaylistSummary {
    try await read(WebAPI.Playlist.self, "playlist", Question(path: "playlists/\(id)")) { $0.summary }
  }

  /// Sends `POST /me/playlists`, which is never sent twice. Throws `ServiceError`.
  public func createPlaylist(
    name: String, description: String, isPublic: Bool
  ) async throws -> PlaylistSummary {
    let body = WebAPI.NewPlaylist(name: name, description: description, isPublic: isPublic)
    let question = Question(method: .post, path: "me/playlists", body: body, repeatable: false)
    return try await read(WebAPI.Playlist.self, "new playlist", question) { $0.summary }
  }

  /// Sends `POST /playlists/{id}/items`, which is never sent twice; answers the snapshot. Throws
  /// `ServiceError`.
  public func addItems(_ uris: [String], to id: String, at position: Int?) async throws -> String {
    let body = WebAPI.Addition(uris: uris, position: position)
    return try await snapshot(.post, of: id, body, repeatable: false)
  }

  /// Sends `PUT /playlists/{id}/items`; answers the snapshot. Throws `ServiceError`.
  public func replaceItems(of id: String, with uris: [String]) async throws -> String {
    try await snapshot(.put, of: id, WebAPI.Addition(uris: uris), repeatable: true)
  }

  /// Sends `DELETE /playlists/{id}/items`; answers the snapshot. Throws `ServiceError`.
  public func removeItems(_ uris: [String], from id: String) async throws -> String {
    let body = WebAPI.Removal(items: uris.map { WebAPI.Removal.Reference(uri: $0) })
    return try await snapshot(.delete, of: id, body, repeatable: true)
  }

  /// Sends `PUT /playlists/{id}` with what is not nil. Throws `ServiceError`.
  public func updateDetails(of id: String, name: String?, description: String?, isPublic: Bool?) async throws
  {
    let body = WebAPI.Details(name: name, description: description, isPublic: isPublic)
    try await ask(Question(method: .put, path: "playlists/\(id)", body: body))
  }

  /// Takes the playlist out of the person's library. Throws `ServiceError`.
  public func unfollowPlaylist(_ id: String) async throws {
    try await ask(
      Question(method: .delete, path: "me/library", query: [("uris", "spotify:playlist:\(id)")]))
  }

  private func snapshot(
    _ method: HTTPRequest.Method, of id: String, _ body: any Encodable & Sendable, repeatable: Bool
  ) async throws(ServiceError) -> String {
    let question = Question(
      method: method, path: "playlists/\(id)/items", body: body, repeatable: repeatable)
    return try await read(WebAPI.Snapshot.self, "snapshot", question) { $0.snapshot_id.value }
  }

  private static func saved(_ entry: WebAPI.Entry?) -> SavedTrack {
    entry?.saved ?? SavedTrack(addedAt: nil, track: .missing)
  }

  /// A page of a list. Without a market: with one, another instance of a track may come back under another id.
  private static func page(_ path: String, _ offset: Int, _ limit: Int) -> Question {
    let limit = min(max(limit, 1), 50)
    return Question(
      path: path, query: [("limit", "\(limit)"), ("offset", "\(max(offset, 0))")], mostEntries: limit)
  }
}
