import Foundation
import Music
import TestSupport

@testable import Library

/// Made-up tracks and folders for the tests.
enum Samples {
  static func track(_ number: Int, isrc: String? = nil) -> ServiceTrack {
    let digits = String(number)
    let id = String(repeating: "0", count: 22 - digits.count) + digits
    return ServiceTrack(
      kind: .track, id: id, uri: "spotify:track:" + id, isrc: isrc ?? "XX\(number)", title: "Song \(number)",
      artists: [.init(id: nil, name: "Artist \(number % 40)")], album: .init(id: nil, name: "Album"),
      durationMilliseconds: 200_000)
  }

  static func uri(_ number: Int) -> String { track(number).uri ?? "" }

  /// Liked songs, newest first: number `count - 1` at the head.
  static func liked(_ count: Int) -> [SavedTrack] {
    (0..<count).reversed().map { saved($0) }
  }

  static func saved(_ number: Int) -> SavedTrack {
    SavedTrack(
      addedAt: Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 60), track: track(number))
  }

  static func features(_ number: Int) -> ServiceFeatures {
    [.danceability: 0.5, .energy: 0.5, .tempo: 60 + Double(number % 100)]
  }

  static func withStore<Value>(_ body: (LibraryStore) async throws -> Value) async throws -> Value {
    try await TemporaryFolder.with { try await body(LibraryStore(path: $0 + "/library.sqlite")) }
  }

  static let genres = ["rock", "jazz", "pop", "classical"]

  /// Predictions for songs by their number: four genres in turn.
  static func predictions(_ numbers: some Sequence<Int>, confidence: Double = 0.8) -> [LibraryPrediction] {
    numbers.map { number in
      LibraryPrediction(
        uri: uri(number), genre: genres[number % 4], confidence: confidence, plausible: [genres[number % 4]],
        model: "model", imputed: ["time_signature"])
    }
  }
}
