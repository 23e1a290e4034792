import Tabular

/// What an import brought.
public struct ImportSummary: Sendable {
  /// A file that could not be read, and why.
  public struct Failure: Sendable, Equatable {
    /// The file's path, inside a ZIP the entry's.
    public var file: String
    /// Why nothing of it was taken.
    public var error: ImportError
  }

  /// Files that were read, and other tables or JSON files that hold nothing of use.
  public var files: [String] = []
  /// Files of a readable form that hold nothing of use.
  public var ignored: [String] = []
  /// Files of an export that could not be read; the others were taken all the same.
  public var failures: [Failure] = []
  /// The tables among the files, and how each was read.
  public var tables: [(file: String, report: LoadReport)] = []
  /// Liked songs in the files, and how many of them the library took (none once it is synced with the service).
  public var liked = 0, likedTaken = 0
  /// Playlists in the files.
  public var playlists = 0
  /// Different tracks in the files, and those that came with audio features.
  public var tracks = 0, features = 0
  /// Tracks whose genres the files name.
  public var genres = 0
  /// Songs in the streaming history, and tracks of the library whose plays are now known.
  public var playedSongs = 0, played = 0
  /// Entries without an address, and how many of them were found in the library by artist and title.
  public var unaddressed = 0, matched = 0
  /// Tracks that came by an address alone, and addresses that name no track, such as those of albums.
  public var bareAddresses = 0, otherAddresses = 0
  /// Videos in a history that are no music.
  public var otherVideos = 0
  /// Rows and entries that nothing can be done with, those without an address that were not found included.
  public var unreadable = 0
  /// Rows whose features lie outside of what they can be, and are not taken.
  public var implausible = 0
}
