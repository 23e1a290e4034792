/// What timbre asks of a music service: read a person's library, and write playlists.
///
/// Every method throws `ServiceError` and nothing else. An implementation waits and repeats by itself where that is
/// safe and short; whatever it throws has been tried enough. A write that ends in `.server` or `.network` may or may
/// not have taken place: read the playlist back before writing again.
public protocol MusicService: Sendable {
  /// The person who is logged in.
  func profile() async throws -> ServiceProfile

  /// The person's liked songs, newest first; `limit` is 1 to 50.
  func likedPage(offset: Int, limit: Int) async throws -> Page<SavedTrack>

  /// The playlists in the person's library, their own and followed ones; `limit` is 1 to 50.
  func playlistsPage(offset: Int, limit: Int) async throws -> Page<PlaylistSummary>

  /// The entries of a playlist that the person owns or collaborates on, in order; `limit` is 1 to 50.
  func playlistItemsPage(of id: String, offset: Int, limit: Int) async throws -> Page<SavedTrack>

  /// One playlist as the service has it now, also one that the person has removed from their library.
  func playlist(_ id: String) async throws -> PlaylistSummary

  /// Makes an empty playlist. What the answer says of `isPublic` is what the service did, not what was asked.
  func createPlaylist(name: String, description: String, isPublic: Bool) async throws -> PlaylistSummary

  /// Adds at most 100 entries, at the end or at a position; answers the new snapshot. Not safe to repeat blindly.
  func addItems(_ uris: [String], to id: String, at position: Int?) async throws -> String

  /// Overwrites the whole playlist with at most 100 entries, none empties it; answers the new snapshot.
  func replaceItems(of id: String, with uris: [String]) async throws -> String

  /// Takes out every occurrence of at most 100 entries; answers the new snapshot.
  func removeItems(_ uris: [String], from id: String) async throws -> String

  /// Changes what is not nil.
  func updateDetails(of id: String, name: String?, description: String?, isPublic: Bool?) async throws

  /// Takes a playlist out of the person's library, which is what deleting means for its owner.
  func unfollowPlaylist(_ id: String) async throws
}
