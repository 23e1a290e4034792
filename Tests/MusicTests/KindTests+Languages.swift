import Tabular
import Testing

@testable import Music

/// Names of columns with units in brackets, behind a stroke or in words, in the languages that spreadsheets have.
extension KindTests {
  private static let decibels = ["-5", "-4", "-13", "-4", "-7", "-9.5"]
  private static let percents = ["63", "70", "27", "94", "72", "48"]
  private static let seconds = ["176", "307", "226", "187", "300", "172"]
  private static let beats = ["119", "125", "105", "123", "118", "90"]
  private static let pitches = ["11", "1", "6", "10", "9", "0"]

  /// Energy in percent, loudness, a time, a key and a tempo under such names.
  private static func named(_ what: String, _ headers: [String], _ length: [String] = seconds) -> Case {
    let columns = [percents, decibels, length, pitches, beats]
    let plain = [("title", titles), ("artist", artists)]
    let all = plain + zip(headers, columns).map { ($0, $1) }
    func line(_ cells: [String]) -> String { cells.joined(separator: "\t") + "\n" }
    let text = line(all.map(\.0)) + (0..<6).map { row in line(all.map { $0.1[row] }) }.joined()
    return Case(
      5, what, bytes: Array(text.utf8),
      [.energy: energies, .loudness: decibels, .durationMs: times, .key: pitches, .tempo: beats])
  }

  static let languages: [Case] = [
    named("German", ["Energie (%)", "Lautstärke (dB)", "Dauer (s)", "Tonart", "Tempo (BPM)"]),
    named(
      "German words",
      ["Energie in Prozent", "Pegel (dB)", "Dauer in Sekunden", "Tonart", "Schläge pro Minute"]),
    named(
      "German thousandths", ["Energie [%]", "Intensität (dB)", "Dauer in Millisekunden", "Tonart", "Tempo"],
      times),
    named("French", ["Énergie (%)", "Intensité (dB)", "Durée (secondes)", "Tonalité", "Vitesse (bpm)"]),
    named("French thousandths", ["Énergie (%)", "Niveau (dB)", "Durée (ms)", "Tonalité", "Tempo"], times),
    named(
      "Spanish", ["Energía (%)", "Volumen (dB)", "Duración en segundos", "Tonalidad", "Velocidad (BPM)"]),
    named("Italian", ["Energia (%)", "Livello (dB)", "Durata (sec.)", "Tonalità", "Battiti al minuto"]),
    named(
      "Portuguese", ["Energia (%)", "Intensidade (dB)", "Duração (segundos)", "Tom", "Batidas por minuto"]),
    named("Dutch", ["Energie (%)", "Luidheid in dB", "Duur in seconden", "Toonsoort", "Tempo"]),
    named("Swedish", ["Energi (%)", "Volym (dB)", "Längd (sek)", "Tonart", "Slag per minut"]),
    named("Russian", ["Энергия (%)", "Громкость (дБ)", "Длительность (сек)", "Тональность", "Темп"]),
    named("Japanese", ["エネルギー（％）", "ラウドネス（dB）", "再生時間（秒）", "キー", "テンポ"]),
    named("strokes", ["Energy / %", "Loudness / dB", "Duration / s", "Key", "Tempo / BPM"]),
    named("other brackets", ["Energy {%}", "Loudness [dBFS]", "Duration <s>", "Key", "Speed <BPM>"]),
    Case(
      5, "modes in Italian",
      [
        ("Modalità", ["Maggiore", "Maggiore", "Minore", "Minore", "Maggiore", "Minore"]),
        ("Takt", Array(repeating: "4/4", count: 6)),
      ],
      [.mode: ["1", "1", "0", "0", "1", "0"], .timeSignature: Array(repeating: "4", count: 6)]),
  ]

  @Test func `a part of a series is no loudness`() throws {
    let text =
      "title,artist,energy,valence,tempo,level\n"
      + (0..<6).map { "\(titles($0)),Ann,0.\($0 + 1),0.\($0 + 1),12\($0),\($0)\n" }.joined()
    let table = try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "x")
    #expect(table.dataset[.loudness] == nil && table.dataset[ColumnName("level")] != nil)
  }

  private func titles(_ row: Int) -> String { Self.titles[row] }

  @Test func `of several columns that could be the genre the one that was not taken is named`() throws {
    let text =
      "title,artist,energy,genre,music_genre,energy_y\n"
      + (0..<6).map { "\(titles($0)),Ann,0.\($0 + 1),g\($0 % 2),h\($0 % 3),0.5\n" }.joined()
    let read = try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "x")
    #expect(read.dataset.genres == ["g0", "g1"])
    #expect(
      read.report.rivals.map { [$0.name.text, $0.taken, $0.header] } == [
        ["track_genre", "genre", "music_genre"], ["energy", "energy", "energy_y"],
      ])
    let chosen = try TableReader(schema: TrackSchema.columns, chosen: [.trackGenre: "music_genre"]).read(
      bytes: Array(text.utf8), title: "x")
    #expect(chosen.dataset.genres == ["h0", "h1", "h2"])
    #expect(chosen.report.rivals.map(\.header) == ["energy_y"])
  }

  @Test(arguments: [
    ("|title|artist|energy|\n|---|---|---|\n|One|Ann|0.5|\n|Two|Bo|0.25|\n", 1),
    (" title | artist | energy \n-------+--------+--------\n One | Ann | 0.5\n Two | Bo | 0.25\n", 1),
    ("title\tartist\tenergy\n---\t---\t---\nOne\tAnn\t0.5\nTwo\tBo\t0.25\n", 1),
    ("|title|artist|energy|\n|---|---|---|\n|One|Ann|0.5|\n|---|---|---|\n|Two|Bo|0.25|\n|---|---|---|\n", 3),
    ("title,artist,energy\nOne,Ann,0.5\nTwo,Bo,0.25\n", 0),
  ])
  func `lines of strokes are left out and counted`(_ text: String, _ lines: Int) throws {
    let reader = TableReader(schema: TrackSchema.columns, threads: 1)
    let read = try reader.read(bytes: Array(text.utf8), title: "x")
    #expect(read.dataset.numbers(.energy)?.values == [0.5, 0.25])
    #expect((0..<2).map { read.dataset.texts(.trackName)?[$0] } == ["One", "Two"])
    #expect(read.report.ruledLineCount == lines && read.report.unreadableCount == 0)
  }
}
