import Testing

@testable import Tabular

@Suite struct AuditTests {
  /// Invented tracks: four genres in random order, an artist for each track, features that differ by genre.
  private struct Tracks {
    var ids: [String?] = []
    var artists: [String?] = []
    var titles: [String?] = []
    var genres: [String?] = []
    var features: [[Float]]
    var further: [(name: ColumnName, column: Column)] = []
    var left: [String] = []
    static let names: [ColumnName] = [
      .danceability, .energy, .loudness, .speechiness, .acousticness, .valence, .tempo,
    ]

    init(_ count: Int = 400) {
      var generator = SeededGenerator(seed: 3, stream: "audit test")
      features = Array(repeating: [], count: Self.names.count)
      for row in 0..<count {
        let genre = generator.integer(below: 4)
        ids.append("id\(row)")
        artists.append("artist \(row)")
        titles.append("title \(row)")
        genres.append(["folk", "metal", "samba", "techno"][genre])
        for place in features.indices {
          features[place].append(Float(generator.normal() + (genre == place % 4 ? 1.5 : 0)))
        }
      }
    }

    func table() throws -> Dataset {
      var columns: [(name: ColumnName, column: Column)] = [
        (.trackID, .text(TextColumn(ids))), (.artists, .text(TextColumn(artists))),
        (.trackName, .text(TextColumn(titles))), (.trackGenre, .category(CategoryColumn(genres))),
      ]
      for (name, values) in zip(Self.names, features) {
        columns.append((name, .number(NumberColumn(values))))
      }
      return try Dataset(
        title: "tracks", origin: Dataset.Origin(rowNumberColumns: left), columns: columns + further)
    }

    /// Adds a row with the sound of another.
    mutating func repeatRow(_ row: Int, id: String, title: String? = nil, genre: String? = nil) {
      ids.append(id)
      artists.append(artists[row])
      titles.append(title ?? titles[row])
      genres.append(genre ?? genres[row])
      for place in features.indices { features[place].append(features[place][row]) }
    }

    var codes: [Float] {
      genres.map { genre in Float(["folk", "metal", "samba", "techno"].firstIndex { $0 == genre } ?? 0) }
    }
  }

  @Test func `a clean table has no findings`() throws {
    let table = try Tracks().table()
    #expect(Audit(of: table).findings == [])
    let sides = (0..<table.rowCount).map { $0 % 5 == 0 ? SplitSide.test : .train }
    #expect(Audit(of: table, sides: sides).findings == [])
  }

  @Test(arguments: ["index", "sequence", "played"]) func `finds the row number whatever its name`(
    _ name: String
  )
    throws
  {
    var tracks = Tracks()
    tracks.further = [(ColumnName(name), .number(NumberColumn((0..<400).map { Float(400 - $0) * 3 })))]
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    #expect(kinds.count == 1)
    guard case .followsRows(let column, _, _)? = kinds.first else { return #expect(Bool(false)) }
    #expect(column == ColumnName(name))
  }

  @Test func `says what the row number that was left out gave away`() throws {
    var tracks = Tracks()
    let order = tracks.codes.indices.sorted { (tracks.codes[$0], $0) < (tracks.codes[$1], $1) }
    tracks.genres = order.map { tracks.genres[$0] }
    tracks.features = tracks.features.map { values in order.map { values[$0] } }
    tracks.left = [""]
    let findings = try Audit(of: tracks.table()).findings
    guard case .rowNumberLeftOut("", let reached)? = findings.first?.kind else { return #expect(Bool(false)) }
    #expect(reached > 0.9)
  }

  @Test func `finds a column that gives the genre away`() throws {
    var tracks = Tracks()
    let codes = tracks.codes
    tracks.further = [("mood", .number(NumberColumn(codes.map { [7, 1, 9, 4][Int($0)] })))]
    var finding = try #require(Audit(of: tracks.table()).findings.first)
    guard case .predictsAlone("mood", let reached, let chance, let feature, let best) = finding.kind else {
      return #expect(Bool(false))
    }
    #expect(reached == 1 && chance < 0.3 && feature != nil && best < 0.8)
    #expect(finding.weight == .leak)
    tracks.further = [("shelf", .category(CategoryColumn(codes.map { ["c", "a", "d", "b"][Int($0)] })))]
    finding = try #require(Audit(of: tracks.table()).findings.first)
    guard case .predictsAlone("shelf", _, _, _, _) = finding.kind else { return #expect(Bool(false)) }
  }

  @Test func `finds a value that gives the collector away`() throws {
    var tracks = Tracks()
    var generator = SeededGenerator(seed: 5, stream: "popularity")
    let popularity = tracks.codes.map { $0 == 1 && generator.unit() < 0.6 ? 0 : 20 + Float(generator.unit()) }
    tracks.further = [(.popularity, .number(NumberColumn(popularity)))]
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    let spike = kinds.compactMap { kind -> (genre: String, share: Double)? in
      if case .spike(_, "0", let genre, let share, 0) = kind { (genre, share) } else { nil }
    }
    #expect(spike.first?.genre == "metal" && abs((spike.first?.share ?? 0) - 0.6) < 0.1)
  }

  @Test func `finds labels dealt out by lot`() throws {
    var tracks = Tracks()
    var generator = SeededGenerator(seed: 9, stream: "labels")
    generator.shuffle(&tracks.genres)
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    guard case .labelsUnrelated(let reached, let chance)? = kinds.first else { return #expect(Bool(false)) }
    #expect(reached < chance + 0.1)
  }

  @Test func `finds copies`() throws {
    var tracks = Tracks()
    for row in 0..<30 { tracks.repeatRow(row, id: "id\(row)") }
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    #expect(kinds.contains(.exactCopies(rows: 30)))
    #expect(
      kinds.contains { if case .randomSplitWouldShare(let share, _) = $0 { share > 0.05 } else { false } })
  }

  @Test func `finds copies under new i ds`() throws {
    var tracks = Tracks()
    for row in 0..<30 { tracks.repeatRow(row, id: "new\(row)", title: "Title \(row) - Remastered 2011") }
    tracks.repeatRow(0, id: "again", title: "TITLE 0 (feat. Somebody)")
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    #expect(kinds.contains(.recordingsUnderSeveralIDs(recordings: 30, surplus: 31)))
    #expect(!kinds.contains(.exactCopies(rows: 31)))
  }

  @Test func `finds equal sounds under different names`() throws {
    var tracks = Tracks()
    for row in 0..<10 { tracks.repeatRow(row, id: "new\(row)", title: "other \(row)") }
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    #expect(kinds.contains(.equalFeatures(groups: 10, rows: 20)))
  }

  @Test func `counts contradictions and what they allow`() throws {
    var tracks = Tracks(100)
    for row in 0..<25 {
      tracks.repeatRow(row, id: "id\(row)", genre: tracks.genres[row] == "folk" ? "metal" : "folk")
    }
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    #expect(
      kinds.contains(.idsUnderSeveralGenres(ids: 25, rows: 50, mostGenres: 2, bestAccuracy: 100.0 / 125)))
    #expect(kinds.contains(.recordingsUnderSeveralGenres(recordings: 25, rows: 50, bestAccuracy: 0.8)))
  }

  @Test func `finds genres that are the same tracks`() throws {
    var tracks = Tracks(200)
    for row in 0..<200 where tracks.genres[row] == "samba" {
      tracks.repeatRow(row, id: "id\(row)", genre: "bossa nova")
    }
    let kinds = try Audit(of: tracks.table()).findings.map(\.kind)
    let same = kinds.compactMap { kind -> Double? in
      if case .sameTracks("bossa nova", "samba", _, let overlap) = kind { overlap } else { nil }
    }
    #expect(same == [1])
  }

  @Test func `finds what the sides of a split share`() throws {
    var tracks = Tracks(100)
    tracks.repeatRow(0, id: "id0")
    tracks.repeatRow(1, id: "other")
    tracks.repeatRow(2, id: "third", title: "a song of its own")
    for place in tracks.features.indices { tracks.features[place][102] += 1 }
    let sides = [SplitSide](repeating: .train, count: 100) + [.test, .validation, .test]
    let kinds = try Audit(of: tracks.table(), sides: sides).findings.map(\.kind)
    #expect(kinds.contains(.idsOnTwoSides(ids: 1, rows: 1, share: 1.0 / 3)))
    #expect(kinds.contains(.recordingsOnTwoSides(recordings: 2, rows: 2, share: 2.0 / 3)))
    #expect(kinds.contains(.artistsOnTwoSides(artists: 3, rows: 3, share: 1)))
  }

  @Test func `reads tables that lack almost everything`() throws {
    #expect(try Audit(of: Dataset(title: "empty", columns: [])).findings == [])
    let numbers = try Dataset(
      title: "numbers", columns: [(.energy, .number(NumberColumn([1, .nan, 3])))])
    #expect(Audit(of: numbers).findings.map(\.kind) == [.missing(column: .energy, rows: 1)])
    let one = try Dataset(
      title: "one genre",
      columns: [
        (.energy, .number(NumberColumn([1, 2, 3]))),
        (.trackGenre, .category(CategoryColumn(["folk", "folk", "folk"]))),
      ])
    #expect(Audit(of: one).findings == [])
  }
}
