import Foundation

/// Which track goes into which playlist, what that changes, and what stays unsorted and why.
public struct SortingPlan: Codable, Sendable, Equatable {
  /// What was asked for; the plan is computed anew from it before anything is written.
  public var request: PlanRequest
  /// When the plan was computed.
  public var madeAt: Date
  /// The playlists, largest first.
  public var playlists: [PlannedPlaylist]
  /// The tracks of the source that go nowhere, in the source's order.
  public var unsorted: [UnsortedTrack]

  /// Tracks that have a place, each counted once.
  public var placed: Int {
    playlists.count == 1
      ? playlists[0].tracks.count : Set(playlists.lazy.flatMap { $0.tracks.map(\.uri) }).count
  }

  /// How many of the tracks that have a place stand chiefly on each kind of evidence, each counted once; empty for plans of
  /// models that name none.
  public var evidence: [PredictionEvidence.Kind: Int] {
    var seen: Set<String> = []
    var counts: [PredictionEvidence.Kind: Int] = [:]
    for track in playlists.lazy.flatMap(\.tracks) where seen.insert(track.uri).inserted {
      if let kind = track.evidence { counts[kind, default: 0] += 1 }
    }
    return counts
  }

  /// The playlist for a genre or family, or with a name, whatever the case.
  ///
  /// - Throws: `LibraryError.unknownPlaylist`.
  public func playlist(named text: String) throws -> PlannedPlaylist {
    let wanted = text.lowercased()
    let found =
      playlists.first { $0.title.lowercased() == wanted || $0.name.lowercased() == wanted }
      ?? playlists.first { $0.label.lowercased() == wanted }
    guard let found else { throw LibraryError.unknownPlaylist(text) }
    return found
  }
}

/// One playlist of a plan.
public struct PlannedPlaylist: Codable, Sendable, Equatable {
  /// What applying the plan does to it.
  public enum State: String, Codable, Sendable {
    case create, update, unchanged
    /// The person has deleted it: it is only made again when they ask for that.
    case deleted
  }

  /// What it is made for.
  public var key: PlaylistKey
  public var name, description: String
  /// The service's id; nil if it is not made yet.
  public var playlistID: String?
  /// What applying the plan does to the playlist.
  public var state: State
  /// All tracks that timbre wants in it, in order.
  public var tracks: [PlannedTrack]
  /// Tracks that timbre put there and that have no place there any more.
  public var leaving: [PlannedTrack]
  /// Entries that the person put there; they stay.
  public var byHand: Int

  /// The genre or family it is for; the playlist's own name where it is the person's.
  public var label: String { key.kind == .playlist ? name : key.label }
  /// The same with decade and volume: what tells it from all others of its plan.
  public var title: String { key.kind == .playlist ? name : key.title }
  /// Tracks that come in, and tracks that are there already.
  public var new: Int { tracks.count(where: \.isNew) }
  /// Tracks that are in the playlist already and stay.
  public var kept: Int { tracks.count - new }

  /// Mean confidence of the tracks that the model placed; nil if a person placed all of them.
  public var meanConfidence: Double? {
    let known = tracks.compactMap(\.confidence)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }
}

/// A track in a plan.
public struct PlannedTrack: Codable, Sendable, Equatable {
  public var uri, title: String
  /// All artists in the order of the credits; empty if none is known.
  public var artists: [String]
  /// The model's confidence; nil for a track that the person placed.
  public var confidence: Double?
  /// What its place stands on chiefly; nil where the model does not say.
  public var evidence: PredictionEvidence.Kind?
  /// Whether the track comes in; else it is in the playlist already.
  public var isNew: Bool

  /// Whether the person placed it, against or without the model.
  public var isPlacedByHand: Bool { confidence == nil }
}

/// A track that goes into no playlist.
public struct UnsortedTrack: Codable, Sendable, Equatable {
  /// Why it goes nowhere.
  public enum Reason: Codable, Sendable, Equatable {
    /// The model has declined: unlike anything it was trained on.
    case unknown
    case belowConfidence(genre: String, confidence: Double)
    /// The playlist would be smaller than was asked for.
    case belowSize(genre: String)
    /// Its genre is not among those asked for.
    case notChosen(genre: String)
    /// `predict library` has not been run since it came.
    case notPredicted
    /// It does not meet the condition of the plan.
    case conditionNotMet
    /// The plan goes by decades, and its release date is not known.
    case noDate(genre: String)
    /// The person keeps it out of everything.
    case keptOut
    /// The person took it out of the playlist that it was in.
    case takenOut(genre: String)
    /// Another release of the same recording has a place, in the playlist of this genre or family.
    case sameRecording(uri: String, genre: String)
    /// The service does not let files of the person's own be added.
    case localFile
    case episode
    /// The service no longer says what track it is.
    case missing
    /// The playlist holds as many as the service allows.
    case playlistFull(genre: String)
  }

  public var uri, title: String
  /// All artists in the order of the credits; empty if none is known.
  public var artists: [String]
  /// Why it goes nowhere, as far as the first reason that applies.
  public var reason: Reason
}
