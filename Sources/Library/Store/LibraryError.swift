/// Why the library on disk could not be used, or a change to it not be made.
public enum LibraryError: Error, Equatable, Sendable {
  /// The folder or file cannot be made or written.
  case notWritable(path: String)
  /// The file is not a database, or a damaged one.
  case damaged(path: String)
  /// A later version of timbre has made the file.
  case newerSchema(path: String)
  /// Another process holds the file or is syncing or applying at this moment.
  case locked(path: String)
  /// The disk is full.
  case diskFull(path: String)
  /// Anything else that SQLite reports, with its own code.
  case database(path: String, code: Int32)
  /// The library belongs to one account, and another one is logged in.
  case otherAccount(stored: String, found: String)
  /// No track of the library is meant by this text.
  case unknownTrack(String)
  /// No playlist of the library or of the plan is meant by this text.
  case unknownPlaylist(String)
  /// Several are meant.
  case ambiguous(String, candidates: [String])
  /// Nothing has been planned yet.
  case noPlan
  /// Nothing that timbre wrote is left to undo.
  case nothingToUndo
}
