/// The experts whose log-likelihood ratios are pooled for each track of a library.
enum LibraryExpert: String, Sendable, CaseIterable {
  /// The library's own mixture of families.
  case mixture
  /// The mean over the artist's tracks of what they sound like; the same times the logarithm of their number; the
  /// track's own sound.
  case artistSound, artistSoundByCount, ownSound
  /// Words of titles and of artists' names, the mean over the artist's tracks.
  case titleWords, nameWords
  /// The lead artist's genres in the training table, shrunk by one and by five counts of the mixture.
  case leadArtist, leadArtistShrunk
  /// The lead artist's genres where the table names them as a further artist.
  case furtherArtist
  /// The genres under which the table has this very track, or its recording.
  case sameTrack
  /// The families of tracks by others beside it in the library's order, one and eight places away.
  case neighbours, surroundings
  /// The families of artists who share tracks with its artist.
  case credits
  /// The families of explicit, or of other tracks of this library.
  case explicit
  /// The families of artists whose tracks sound alike, and of artists alike in words.
  case soundsAlike, wordsAlike
  /// Genre tags from outside: of all the artist's tracks, and the track's own.
  case tags, ownTags
  /// The families into which the person put other tracks of the artist.
  case placements

  /// The kind of evidence under which it is shown.
  var kind: EvidenceKind {
    switch self {
    case .artistSound, .artistSoundByCount, .ownSound: .sound
    case .titleWords, .nameWords: .words
    case .leadArtist, .leadArtistShrunk, .furtherArtist, .sameTrack: .artist
    case .tags, .ownTags: .tags
    case .placements: .byHand
    case .mixture, .neighbours, .surroundings, .credits, .explicit, .soundsAlike, .wordsAlike: .library
    }
  }

  /// Whether it speaks of the single track; the others speak of all tracks of a lead artist.
  var isOfTrack: Bool { self == .ownSound || self == .sameTrack || self == .ownTags }
}
