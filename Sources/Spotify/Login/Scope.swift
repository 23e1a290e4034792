/// A permission that a person grants at login.
public enum Scope: String, Sendable, CaseIterable, Comparable {
  case readLibrary = "user-library-read"
  case readPrivatePlaylists = "playlist-read-private"
  case readCollaborativePlaylists = "playlist-read-collaborative"
  case modifyPublicPlaylists = "playlist-modify-public"
  case modifyPrivatePlaylists = "playlist-modify-private"

  /// What the permission is for, in words for the person who grants it.
  public var purpose: String {
    switch self {
    case .readLibrary: "read your liked songs"
    case .readPrivatePlaylists: "read your playlists, also private ones"
    case .readCollaborativePlaylists: "read playlists that you share with others"
    case .modifyPublicPlaylists: "make and change public playlists"
    case .modifyPrivatePlaylists: "make and change private playlists"
    }
  }

  /// Whether the left permission's name stands before the right one's.
  public static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }

  /// Reads the list that the accounts service answers; permissions that timbre does not know are dropped.
  static func list(_ text: String) -> Set<Scope> {
    Set(text.split(separator: " ").compactMap { Scope(rawValue: String($0)) })
  }

  /// Names separated by spaces, in a fixed order.
  static func text(_ scopes: Set<Scope>) -> String { scopes.sorted().map(\.rawValue).joined(separator: " ") }
}
