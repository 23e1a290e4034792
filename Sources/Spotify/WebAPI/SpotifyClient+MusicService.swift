import Foundation
import Music
import Network

extension SpotifyClient: MusicService {
  public func profile() async throws -> ServiceProfile {
    try await read(WebAPI.Profile.self, "profile", Question(path: "me")) { $0.profile }
  }

  public func likedPage(offset: Int, limit: Int) async throws -> Page<SavedTrack> {
    let question = Self.page("me/tracks", offset, limit)
    return try await read(WebAPI.PageAnswer<WebAPI.Entry>.self, "liked songs", question) {
      $0.page(asked: offset, Self.saved)
    }
  }

  public func playlistsPage(offset: Int, limit: Int) async throws -> Page<PlaylistSummary> {
    let question = Self.page("me/playlists", offset, limit)
    return try await read(WebAPI.PageAnswer<WebAPI.Playlist>.self, "playlists", question) {
      $0.page(asked: offset) { $0?.summary }
    }
  }

  public func playlistItemsPage(of id: String, offset: Int, limit: Int) async throws -> Page<SavedTrack> {
    var question = Self.page("playlists/\(id)/items", offset, limit)
    question.query.append(("additional_types", "track,episode"))
    return try await read(WebAPI.PageAnswer<WebAPI.Entry>.self, "playlist", question) {
      $0.page(asked: offset, Self.saved)
    }
  }

  public func playlist(_ id: String) async throws -> PlaylistSummary {
    try await read(WebAPI.Playlist.self, "playlist", Question(path: "playlists/\(id)")) { $0.summary }
  }

  public func createPlaylist(
    name: String, description: String, isPublic: Bool
  ) async throws -> PlaylistSummary {
    let body = WebAPI.NewPlaylist(name: name, description: description, isPublic: isPublic)
    let question = Question(method: .post, path: "me/playlists", body: body, repeatable: false)
    return try await read(WebAPI.Playlist.self, "new playlist", question) { $0.summary }
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
    try await ask(Question(method: .put, path: "playlists/\(id)", body: body))
  }

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
