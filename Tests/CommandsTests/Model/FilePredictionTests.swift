import Foundation
import TestSupport
import Testing

@testable import Commands

/// A file that is predicted is read as a table that is loaded: the answer does not hang on how its numbers are written.
@Suite("Prediction of files")
struct FilePredictionTests {
  /// Ways to write tracks, of which every one gives the same answers.
  enum Spelling: String, CaseIterable {
    case plain, percent, percentSigns, units, semicolons, decimalCommas, minutes

    /// A line of the table, from what the plain one has.
    func line(_ track: Track) -> String {
      func share(_ value: Double) -> String {
        switch self {
        case .percent: number(value * 100)
        case .percentSigns: number(value * 100) + " %"
        default: number(value)
        }
      }
      func number(_ value: Double) -> String {
        let text = String(format: "%.4g", value)
        return self == .decimalCommas ? text.replacing(".", with: ",") : text
      }
      let cells = [
        track.id, share(track.danceability), share(track.energy), share(track.valence),
        number(track.tempo) + (self == .units ? " BPM" : ""),
        number(track.loudness) + (self == .units ? " dB" : ""),
        self == .minutes
          ? "\(track.seconds / 60):" + String(format: "%02d", track.seconds % 60) : "\(track.seconds * 1000)",
      ]
      return cells.joined(separator: separator)
    }

    var header: String {
      [
        "track_id", "danceability", "energy", "valence", "tempo", "loudness",
        self == .minutes ? "duration" : "duration_ms",
      ]
      .joined(separator: separator)
    }

    private var separator: String { self == .semicolons || self == .decimalCommas ? ";" : "," }
  }

  /// An invented track.
  struct Track {
    let id: String
    let danceability, energy, valence, tempo, loudness: Double
    let seconds: Int

    init(_ number: Int) {
      id = "track\(number)"
      danceability = Double(30 + number * 7 % 60) / 100
      energy = Double(20 + number * 11 % 75) / 100
      valence = Double(15 + number * 13 % 70) / 100
      tempo = Double(80 + number * 17 % 90)
      loudness = -Double(4 + number * 3 % 14)
      seconds = 150 + number * 29 % 200
    }
  }

  @Test func `the same tracks in percent, with units and in other shapes get the same answers`() async throws
  {
    var bench = try SessionBench()
    let columns = "danceability,energy,valence,tempo,loudness,duration_ms"
    try await bench.run("load demo", "split", "train model=network epochs=3 features=\(columns)")
    var answers: [Spelling: String] = [:]
    for spelling in Spelling.allCases {
      let lines = [spelling.header] + (0..<24).map { spelling.line(Track($0)) }
      try bench.write(lines.joined(separator: "\n") + "\n", to: "\(spelling).csv")
      let record = try await bench.run("predict file=\(spelling).csv out=\(spelling)-answers.csv")
      #expect(record.output.fact("rows") == .integer(24), "\(spelling)")
      answers[spelling] = try bench.read("\(spelling)-answers.csv")
    }
    let plain = try #require(answers[.plain])
    #expect(Set(Self.answers(plain).map { $0[1] }).count > 2, "the answers differ from track to track")
    for (spelling, text) in answers {
      #expect(Self.answers(text) == Self.answers(plain), "\(spelling)")
    }
  }

  @Test(.enabled(if: PackageFolder.fieldCases != nil, "the field cases are not there"))
  func `field cases 07 and 08: in percent and with units as without`() async throws {
    let cases = try #require(PackageFolder.fieldCases)
    var bench = try SessionBench()
    try await bench.run("load \(cases)/base.csv", "split", "train epochs=20 seed=1 model=network")
    var answers: [[[Substring]]] = []
    for name in ["base", "07-predict-percent", "08-predict-units"] {
      try await bench.run("predict file=\(cases)/\(name).csv out=\(name).out.csv")
      answers.append(Self.answers(try bench.read("\(name).out.csv")))
    }
    #expect(answers[0].count == 25)
    #expect(answers[1] == answers[0] && answers[2] == answers[0])
  }

  /// The cells of each line of answers: track, genre, probability and whether it is unknown.
  private static func answers(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").map { line in
      line.split(separator: line.contains(";") ? ";" : ",", omittingEmptySubsequences: false)
    }
  }
}
