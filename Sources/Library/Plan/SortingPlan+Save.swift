import Foundation
import Tabular

extension SortingPlan {
  /// The formats that a plan can be handed on in.
  public enum Format: String, Sendable, CaseIterable {
    /// One line per track, unsorted ones included.
    case csv
    case json
    /// The links of the tracks under the name of each playlist; many clients take a pasted block of them.
    case txt
  }

  /// The plan as the text of a file.
  public func text(as format: Format) -> String {
    switch format {
    case .csv: csv
    case .json: json
    case .txt: links
    }
  }

  /// `https://open.spotify.com/track/ID` for a track of the catalogue, else the uri itself.
  static func link(to uri: String) -> String {
    guard uri.hasPrefix("spotify:track:") else { return uri }
    return "https://open.spotify.com/track/" + uri.dropFirst("spotify:track:".count)
  }

  private var csv: String {
    var lines = ["playlist,genre,uri,title,artists,confidence,placed,reason"]
    for playlist in playlists {
      for track in playlist.tracks {
        let cells = [
          playlist.name, playlist.label, track.uri, track.title, track.artists.joined(separator: ";"),
          track.confidence.map { String($0) } ?? "", track.isPlacedByHand ? "hand" : "model", "",
        ]
        lines.append(CSVText.line(cells))
      }
    }
    for track in unsorted {
      // A song whose recording has a place is of that genre, though it is in no playlist itself.
      var genre = ""
      if case .sameRecording(_, let label) = track.reason { genre = label }
      let cells = [
        "", genre, track.uri, track.title, track.artists.joined(separator: ";"), "", "", track.reason.name,
      ]
      lines.append(CSVText.line(cells))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var links: String {
    playlists.filter { !$0.tracks.isEmpty }.map { playlist in
      "# \(playlist.name)\n" + playlist.tracks.map { Self.link(to: $0.uri) + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// What the JSON file holds.
  private struct File: Encodable {
    struct Playlist: Encodable {
      var name, genre: String
      var tracks: [Track]
    }
    struct Track: Encodable {
      var uri, link, title: String
      var artists: [String]
      var confidence: Double?
      var reason: String?
    }
    var schema = 1
    var playlists: [Playlist]
    var unsorted: [Track]
  }

  private var json: String {
    let file = File(
      playlists: playlists.map { playlist in
        File.Playlist(
          name: playlist.name, genre: playlist.label,
          tracks: playlist.tracks.map {
            File.Track(
              uri: $0.uri, link: Self.link(to: $0.uri), title: $0.title, artists: $0.artists,
              confidence: $0.confidence)
          })
      },
      unsorted: unsorted.map {
        File.Track(
          uri: $0.uri, link: Self.link(to: $0.uri), title: $0.title, artists: $0.artists,
          reason: $0.reason.name)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(file)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }
}

extension UnsortedTrack.Reason {
  /// A fixed word for the reason, for files and for counting.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .belowConfidence: "below-confidence"
    case .belowSize: "below-size"
    case .notChosen: "not-chosen"
    case .notPredicted: "not-predicted"
    case .conditionNotMet: "condition-not-met"
    case .noDate: "no-date"
    case .keptOut: "kept-out"
    case .takenOut: "taken-out"
    case .sameRecording: "same-recording"
    case .localFile: "local-file"
    case .episode: "episode"
    case .missing: "missing"
    case .playlistFull: "playlist-full"
    }
  }
}
