/// Somewhere that genre tags of artists and recordings can be asked for.
public protocol TagSource: Sendable {
  /// Who the source is; its id is stored beside each answer, its attribution shown.
  static var identity: SourceIdentity { get }

  /// The least time from one question to the next that the source asks for.
  var interval: Duration { get }

  /// Whether the source can be asked this at all: one that goes by recording codes knows nothing of a track without.
  func takes(_ question: TagQuestion) -> Bool

  /// Asks one question. No tags mean that the source knows nothing of the artist or recording.
  ///
  /// - Throws: `ServiceError`.
  func tags(for question: TagQuestion) async throws -> [GenreTag]
}

/// What a source of tags is asked about, with all that may find it.
public enum TagQuestion: Sendable, Hashable {
  /// An artist, by name.
  case artist(String)
  /// A recording, by its code and by title and lead artist.
  case recording(title: String, artist: String, isrc: String?)
}
