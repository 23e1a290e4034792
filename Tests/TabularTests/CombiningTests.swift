import Testing

@testable import Tabular

/// Columns under other names, and tables beside and below each other.
@Suite struct CombiningTests {
  private let songs = try? Dataset(
    title: "songs",
    columns: [
      (.trackID, .text(TextColumn(["a", "b", "c", nil]))),
      (.artists, .text(TextColumn(["Björk;Other", "bjork", "Cher", "Cher"]))),
      (.trackName, .text(TextColumn(["Jóga", "Army of Me", "Believe", "Strong Enough"]))),
      (.energy, .number(NumberColumn([0.1, 0.2, .nan, 0.4]))),
      (.explicit, .flag(FlagColumn([true, nil, false, false]))),
      (.trackGenre, .category(CategoryColumn(["pop", "rock", "pop", nil]))),
    ])

  @Test func `columns are renamed in their places and may swap names`() throws {
    let songs = try #require(songs)
    let renamed = try songs.renaming(
      [(.artists, .trackName), (.trackName, .artists), (.energy, "power")], kinds: [:])
    #expect(
      renamed.columnNames == [.trackID, .trackName, .artists, "power", .explicit, .trackGenre])
    #expect(renamed.texts(.artists)?[0] == "Jóga" && renamed.texts(.trackName)?[2] == "Cher")
    #expect(renamed.numbers("power")?[1] == 0.2)
    #expect(throws: CombiningError.nameTaken(.energy)) {
      try songs.renaming([(.artists, .energy)], kinds: [:])
    }
    #expect(throws: CombiningError.missingColumn("x", table: "songs")) {
      try songs.renaming([("x", "y")], kinds: [:])
    }
  }

  @Test func `a text that is called genre holds genres`() throws {
    let songs = try #require(songs)
    let made = try songs.without([.trackGenre]).renaming(
      [(.trackName, .trackGenre)], kinds: [.trackGenre: .category])
    #expect(made.genres == ["Army of Me", "Believe", "Jóga", "Strong Enough"])
    #expect(throws: CombiningError.kindsDiffer(.tempo, .text, .number)) {
      try songs.renaming([(.trackName, .tempo)], kinds: [.tempo: .number])
    }
  }

  @Test func `columns are left out but not all`() throws {
    let songs = try #require(songs)
    #expect(
      try songs.without([.energy, .explicit]).columnNames == [.trackID, .artists, .trackName, .trackGenre])
    #expect(throws: CombiningError.nothingLeft) { try songs.without(songs.columnNames) }
    #expect(throws: CombiningError.missingColumn(.tempo, table: "songs")) { try songs.without([.tempo]) }
  }

  @Test func `a join keeps every row once and finds each key`() throws {
    let songs = try #require(songs)
    let other = try Dataset(
      title: "other",
      columns: [
        (.trackID, .text(TextColumn(["c", "a", "a", "B"]))),
        (.energy, .number(NumberColumn([0.9, 0.9, 0.9, 0.9]))),
        (.tempo, .number(NumberColumn([100, 120, 130, 140]))),
        ("mood", .category(CategoryColumn(["glad", "sad", "angry", "calm"]))),
        ("live", .flag(FlagColumn([true, false, true, true]))),
        ("note", .text(TextColumn(["x", nil, "z", "w"]))),
      ])
    let joined = try songs.joined(with: other, by: [.trackID])
    #expect(joined.matched == 2 && joined.repeated == 1)
    #expect(joined.added == [.tempo, "mood", "live", "note"] && joined.kept == [.energy])
    let table = joined.dataset
    #expect(table.rowCount == 4)
    // Ids count by their letters: "B" is not "b".
    #expect((0..<4).map { table.numbers(.tempo)?[$0] } == [120, nil, 100, nil])
    #expect((0..<4).map { table.categories("mood")?[$0] } == ["sad", nil, "glad", nil])
    #expect((0..<4).map { table.flags("live")?[$0] } == [false, nil, true, nil])
    #expect((0..<4).map { table.texts("note")?[$0] } == [nil, nil, "x", nil])
    #expect(table.numbers(.energy)?[0] == 0.1)
    #expect(try songs.joined(with: other, by: [.trackID], taking: [.tempo]).added == [.tempo])
    #expect(throws: CombiningError.missingColumn(.isrc, table: "songs")) {
      try songs.joined(with: other, by: [.isrc])
    }
    #expect(throws: CombiningError.nothingMatches([.energy])) {
      try songs.joined(with: other, by: [.energy])
    }
  }

  @Test func `names are joined without case and accents`() throws {
    let songs = try #require(songs)
    let other = try Dataset(
      title: "other",
      columns: [
        (.artists, .text(TextColumn(["CHER", "cher"]))), (.trackName, .text(TextColumn(["believe", "x"]))),
        (.tempo, .number(NumberColumn([133, 1]))),
      ])
    let joined = try songs.joined(with: other, by: [.artists, .trackName])
    #expect((0..<4).map { joined.dataset.numbers(.tempo)?[$0] } == [nil, nil, 133, nil])
  }

  @Test func `rows stand below each other with the columns of both`() throws {
    let songs = try #require(songs)
    let other = try Dataset(
      title: "other", isSynthetic: true,
      columns: [
        (.tempo, .number(NumberColumn([90]))), (.trackGenre, .text(TextColumn(["jazz"]))),
        (.trackID, .text(TextColumn(["d"]))), (.energy, .flag(FlagColumn([true]))),
      ])
    let both = try songs.appending(other)
    #expect(both.rowCount == 5 && both.isSynthetic)
    #expect(both.columnNames == songs.columnNames + [.tempo])
    #expect((0..<5).map { both.texts(.trackID)?[$0] } == ["a", "b", "c", nil, "d"])
    #expect((0..<5).map { both.genreColumn?[$0] } == ["pop", "rock", "pop", nil, "jazz"])
    #expect((0..<5).map { both.numbers(.energy)?[$0] } == [0.1, 0.2, nil, 0.4, 1])
    #expect((0..<5).map { both.numbers(.tempo)?[$0] } == [nil, nil, nil, nil, 90])
    #expect((0..<5).map { both.flags(.explicit)?[$0] } == [true, nil, false, false, nil])
    let odd = try Dataset(title: "odd", columns: [(.energy, .text(TextColumn(["loud"])))])
    #expect(throws: CombiningError.kindsDiffer(.energy, .number, .text)) { try songs.appending(odd) }
    #expect(try songs.appending(songs.selecting(rows: [])).fingerprint == songs.fingerprint)
  }

  @Test func `rows are put together by what they share`() throws {
    let songs = try #require(songs)
    let artists = RowGrouping(songs, by: [.leadArtist])
    #expect(artists.groups.map(\.name) == ["Björk", "Cher"])
    #expect(artists.groups.map(\.rows) == [[0, 1], [2, 3]] && artists.missing.isEmpty)
    let pairs = RowGrouping(songs, by: [.column(.trackGenre), .column(.explicit)])
    #expect(pairs.groups.map(\.values) == [["pop", "yes"], ["pop", "no"]] && pairs.missing == [1, 3])
    let families = RowGrouping(songs, by: [.family(["pop": "pop and rock", "rock": "pop and rock"])])
    #expect(families.groups.map(\.rows) == [[0, 1, 2]] && families.missing == [3])
    let dated = try songs.setting(
      .releaseDate, to: .text(TextColumn(["1999-05-21", "1999", "May 1999", "19991"])))
    let years = RowGrouping(dated, by: [.year(.releaseDate)])
    #expect(
      years.groups.map(\.name) == ["1999"] && years.groups[0].rows == [0, 1] && years.missing == [2, 3])
    #expect(RowGrouping(songs, by: [.leadArtist], rows: [3, 0]).groups.map(\.name) == ["Cher", "Björk"])
    #expect(RowGrouping(songs, by: [.column("nothing")]).missing == [0, 1, 2, 3])
    let energy = artists.summaries(of: .energy, in: songs)
    #expect(energy.map { $0?.count } == [2, 1] && energy.map { $0?.missing } == [0, 1])
    #expect(abs((energy[0]?.mean ?? 0) - 0.15) < 1e-6 && abs((energy[0]?.deviation ?? 0) - 0.0707107) < 1e-6)
  }
}
