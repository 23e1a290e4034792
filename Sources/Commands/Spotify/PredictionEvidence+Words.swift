import Learning
import Library

extension PredictionEvidence.Kind {
  /// What a person reads.
  var title: String {
    switch self {
    case .sound: "sound"
    case .artist: "artist"
    case .words: "words"
    case .tags: "tags"
    case .library: "library around it"
    case .byHand: "by hand"
    }
  }
}

extension PredictionEvidence.Kind {
  /// The kind of evidence as the library stores it.
  init(_ kind: EvidenceKind) {
    self =
      switch kind {
      case .sound: .sound
      case .artist: .artist
      case .words: .words
      case .tags: .tags
      case .library: .library
      case .byHand: .byHand
      }
  }
}
