import Testing

@testable import Learning

/// A library is a set: what is found for one track helps the others.
@Suite("Prediction of a library")
struct LibraryPredictionTests {
  static let genres = ["rap", "drill", "techno", "house", "jazz"]
  static let families: [(name: String, genres: [String])] = [
    ("hip-hop", ["rap", "drill"]), ("electronic", ["techno", "house"]), ("jazz-blues", ["jazz"]),
  ]
  static let map = FamilyMap(genres: genres, families: families)

  /// A table in which "Kin" makes drill, "Volt" techno, and "Ada" jazz.
  static let cues = CatalogueCues(
    (0..<30).map { number in
      let artist = ["Kin", "Volt", "Ada"][number % 3]
      return CatalogueCues.Entry(
        id: "id\(number)", title: "Track \(number)", artists: [artist], genres: [[1], [2], [4]][number % 3])
    }, genreCount: genres.count)

  static func answers(
    _ tracks: [LibraryTrack], sound: [[Float]?]? = nil, cues: CatalogueCues? = cues, table: Bool = false
  ) throws -> LibraryAnswers {
    let rows = sound ?? Array(repeating: nil, count: tracks.count)
    let nothing = [Float](repeating: .nan, count: genres.count)
    let matrix = try #require(
      Matrix(rows: tracks.count, columns: genres.count, values: rows.flatMap { $0 ?? nothing }))
    return try LibraryPredictor(map: map, cues: cues, usesTableMixture: table).answers(
      for: tracks, sound: matrix, on: Workers(threads: 2))
  }

  static func family(_ answers: LibraryAnswers, _ track: Int) -> String {
    answers.families[answers.family(of: track).family]
  }

  @Test
  func `probabilities of families and of genres add up to one, and a genre's lie within its family`() throws {
    let answers = try Self.answers(
      [LibraryTrack(title: "A", artists: ["Kin"]), LibraryTrack(title: "", artists: [])],
      sound: [[0.2, 0.2, 0.2, 0.2, 0.2], nil])
    for row in 0..<2 {
      #expect(abs(answers.familyProbabilities.row(row).reduce(0, +) - 1) < 1e-5)
      #expect(abs(answers.genreProbabilities.row(row).reduce(0, +) - 1) < 1e-5)
      let rap = answers.genreProbabilities[row, 0] + answers.genreProbabilities[row, 1]
      #expect(abs(rap - answers.familyProbabilities[row, 0]) < 1e-5)
    }
  }

  @Test func `a known artist's songs go where the table has the artist, without any features`() throws {
    let answers = try Self.answers([
      LibraryTrack(title: "New one", artists: ["KIN"]),
      LibraryTrack(title: "Other", artists: ["Volt", "Kin"]),
    ])
    #expect(Self.family(answers, 0) == "hip-hop")
    #expect(answers.genres[answers.genre(of: 0).genre] == "drill")
    #expect(Self.family(answers, 1) == "electronic")
  }

  @Test
  func `songs of one artist share what is known of them: one that was heard speaks for one that was not`()
    throws
  {
    let techno: [Float] = [0.02, 0.02, 0.9, 0.04, 0.02]
    let tracks = (0..<4).map { LibraryTrack(title: "Song \($0)", artists: ["Nobody"]) }
    let answers = try Self.answers(tracks, sound: [techno, techno, techno, nil])
    #expect(Self.family(answers, 3) == "electronic")
  }

  @Test func `the mixture is the library's own, unless the table's is asked for`() throws {
    let tracks =
      (0..<20).map { LibraryTrack(title: "Song \($0)", artists: [$0 < 15 ? "Kin" : "Other \($0)"]) }
      + [LibraryTrack(title: "Unknown", artists: ["Nobody"])]
    let own = try Self.answers(tracks)
    #expect(own.mixture[0] > 0.5)
    #expect(Self.family(own, 20) == "hip-hop")
    let table = try Self.answers(tracks, table: true)
    #expect(table.mixture[1] >= table.mixture[0] - 1e-6)
    #expect(abs(table.mixture.reduce(0, +) - 1) < 1e-5)
  }

  @Test func `the person's word stands above everything, and speaks for the artist's other songs`() throws {
    var tracks = (0..<3).map { LibraryTrack(title: "Song \($0)", artists: ["Nobody"]) }
    tracks[0].placedFamily = "jazz-blues"
    let answers = try Self.answers(tracks)
    #expect(answers.familyProbabilities[0, 2] == 1)
    #expect(Self.family(answers, 1) == "jazz-blues")
    #expect(answers.family(of: 1).probability < 1)
  }

  @Test func `tags decide where nothing else is known, and speak for the artist's other songs`() throws {
    let tracks = [
      LibraryTrack(title: "A", artists: ["Nobody"], tags: ["electronic": 1]),
      LibraryTrack(title: "B", artists: ["Nobody"]),
    ]
    let answers = try Self.answers(tracks)
    #expect(Self.family(answers, 0) == "electronic")
    #expect(Self.family(answers, 1) == "electronic")
    let said = try #require(answers.contributions[.tags])
    #expect(said[0, 1] > 0 && said[0, 0] < 0)
  }

  @Test
  func `what is missing says nothing: without sound, names and cues only the mixture speaks`() throws {
    let answers = try Self.answers(
      [LibraryTrack(title: "", artists: []), LibraryTrack(title: "", artists: [])], cues: nil)
    for kind in [EvidenceKind.sound, .artist, .words, .tags, .byHand] {
      let said = answers.contributions[kind]
      #expect(said?.values.allSatisfy { abs($0) < 1e-6 } ?? true, "\(kind)")
    }
    #expect(answers.familyProbabilities.row(0).elementsEqual(answers.familyProbabilities.row(1)))
  }

  @Test
  func `the same library gives the same bits, whatever the number of threads; an empty one gives nothing`()
    throws
  {
    let tracks = (0..<40).map { LibraryTrack(title: "Song of \($0 % 7)", artists: ["Artist \($0 % 11)"]) }
    let sound: [[Float]?] = (0..<40).map { $0 % 3 == 0 ? nil : [0.1, 0.1, 0.5, 0.2, 0.1] }
    let one = try Self.answers(tracks, sound: sound)
    let other = try Self.answers(tracks, sound: sound)
    #expect(one.familyProbabilities == other.familyProbabilities)
    #expect(one.genreProbabilities == other.genreProbabilities)
    #expect(try Self.answers([]).familyProbabilities.rows == 0)
  }

  @Test func `a genre without a family is a family of its own; counted memberships move a genre`() {
    let map = FamilyMap(
      genres: ["rap", "polka"], families: [("hip-hop", ["rap"]), ("pop", [])],
      memberships: [
        ("rap", "pop", 15), ("unheard", "pop", 5), ("rap", "nothing", 5), ("rap", "hip-hop", .nan),
      ])
    #expect(map.families == ["hip-hop", "pop", "polka"])
    let shares = map.memberships(namedFamilyCountsAs: 5)
    #expect(shares.row(0).elementsEqual([0.25, 0.75, 0]))
    #expect(shares.row(1).elementsEqual([0, 0, 1]))
  }
}
