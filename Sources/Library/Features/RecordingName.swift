import Foundation

/// Lead artist and title without what differs between releases of one recording: case, accents, punctuation,
/// guests, and notes such as "2011 Remaster".
struct RecordingName: Hashable {
  let artist, title: String

  /// Nil if either is empty: then nothing is told apart by it.
  init?(artist: String, title: String) {
    self.artist = Self.plain(artist)
    self.title = Self.plain(Self.withoutNotes(title))
    if self.artist.isEmpty || self.title.isEmpty { return nil }
  }

  /// Lower-case letters and digits of any script, without accents.
  private static func plain(_ text: String) -> String {
    String(
      text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        .lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Cuts guests and remaster notes; a live or other version is another recording and keeps its note.
  private static func withoutNotes(_ title: String) -> String {
    let lowered = title.lowercased()
    var cut = lowered.endIndex
    for opening in [" (feat", " [feat", " feat. ", " ft. ", " (with ", " (ft", " [ft"] {
      if let range = lowered.range(of: opening), range.lowerBound < cut { cut = range.lowerBound }
    }
    if let dash = lowered.range(of: " - ", options: .backwards),
      lowered[dash.upperBound...].contains("remaster"),
      dash.lowerBound < cut
    {
      cut = dash.lowerBound
    }
    if let open = lowered.lastIndex(of: "("), lowered[open...].contains("remaster"), open < cut { cut = open }
    return cut == lowered.startIndex ? lowered : String(lowered[..<cut])
  }
}
