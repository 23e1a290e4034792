import Foundation
import Tabular
import Testing

@testable import Music

/// What a table is like by where it comes from: programs for tags, other languages, pandas, services, and programs that
/// have taken its characters for others.
extension KindTests {
  /// Six cells of which two name two artists each, all of whom are artists by themselves too.
  private static func joined(_ what: String, by mark: String, end: String = "") -> Case {
    Case(
      6, what,
      [("artist", ["Ada\(mark)Bo\(end)", "Bo", "Cy", "Ada", "Cy\(mark)Ada\(end)", "AC/DC"])],
      [.artists: ["Ada;Bo", "Bo", "Cy", "Ada", "Cy;Ada", "AC/DC"], .energy: energies])
  }

  private static func named(_ headers: [String]) -> Case {
    let sound: [ColumnName] = [
      .danceability, .energy, .acousticness, .liveness, .valence, .tempo, .durationMs, .trackGenre,
    ]
    let tempos = ["119", "125", "105", "123", "118", "90"]
    let genres = ["pop", "rock", "pop", "rock", "pop", "rock"]
    return Case(
      5, headers.joined(separator: ", "),
      zip(headers, Array(repeating: energies, count: 5) + [tempos, times, genres]).map { ($0, $1) },
      Dictionary(
        uniqueKeysWithValues: zip(sound, Array(repeating: energies, count: 5) + [tempos, times, genres])))
  }

  private static func modes(_ major: String, _ minor: String) -> Case {
    Case(
      2, "modes as \(major) and \(minor)", [("mode", [major, major, minor, minor, major, minor])],
      [.mode: ["1", "1", "0", "0", "1", "0"]])
  }

  /// The plain columns in JSON, by what is made of titles, artists and energies.
  private static func json(_ what: String, _ text: String) -> Case {
    Case(
      4, what, bytes: Array(text.utf8),
      [
        .trackName: ["One", "Two, \"live\" ñ"], .artists: ["Ada;Bo", "Cy"], .energy: ["0.63", "0.7"],
        .tempo: ["119.5", ""],
      ])
  }

  private static let title = "\"Two, \\\"live\\\" \\u00f1\""

  static let origins: [Case] = [
    Case(
      5, "the place on the album beside a title",
      [("Track", ["01", "2/12", "3", "04", "5", "6"]), ("tempo", energies)],
      [.trackName: titles, .energy: energies]),
    joined("a slash", by: "/"), joined("a slash between blanks", by: " / "), joined("a bar", by: "|"),
    joined("two slashes", by: " // "), joined("an ideographic comma", by: "、"), joined("a bullet", by: " • "),
    joined("backslashes, as tags have them", by: "\\\\"), joined("a line break", by: "\n"),
    joined("a guest", by: " feat. "), joined("a guest, shorter", by: " ft. "),
    joined("a guest in brackets", by: " (feat. ", end: ")"),
    Case(
      6, "slashes in names alone", [("artist", ["AC/DC", "Bo", "Cy", "A/B", "Bo", "AC/DC"])],
      [.artists: ["AC/DC", "Bo", "Cy", "A/B", "Bo", "AC/DC"]]),
    Case(
      6, "lists of NumPy",
      [
        (
          "artists",
          [
            "array(['Ada', 'Bo'], dtype=object)", "array(['Bo'], dtype=object)",
            "array([\"Cy's\"], dtype=object)",
            "array(['Ada'], dtype=object)", "array([], dtype=object)", "array(['Cy'], dtype=object)",
          ]
        )
      ], [.artists: ["Ada;Bo", "Bo", "Cy's", "Ada", "", "Cy"]]),
    Case(
      6, "lists of R with names",
      [
        (
          "artist",
          (0..<6).map {
            $0 == 0
              ? "list(href = c(\"u\", \"v\"), id = c(\"1\", \"2\"), name = c(\"Ada\", \"Bo\"), type = c(\"artist\", \"artist\"))"
              : "list(href = \"u\", id = \"1\", name = \"\(artists[$0])\", type = \"artist\")"
          }
        )
      ], [.artists: ["Ada;Bo", "Bo", "Cy", "Ada", "Bo", "Cy"]]),
    Case(
      2, "numbers behind what they are",
      [("tempo", ["~119", "♩=125", "♩ = 105", "BPM: 123", "bpm 118", "≈ 90"])],
      [.tempo: ["119", "125", "105", "123", "118", "90"]]),
    Case(
      2, "explicit as stores say it",
      [("explicit", ["explicit", "notExplicit", "cleaned", "Да", "Нет", "evet"])],
      [.explicit: ["yes", "no", "no", "yes", "no", "yes"]]),
    modes("大调", "小调"), modes("長調", "短調"), modes("장조", "단조"), modes("Duuri", "Molli"), modes("Maj.", "Min."),
    Case(
      2, "modes with a full stop",
      [("key", ["B Maj.", "Db maj.", "F# Min.", "Bb min.", "A Maj.", "C min."])],
      [.key: ["11", "1", "6", "10", "9", "0"], .mode: ["1", "1", "0", "0", "1", "0"]]),
    named([
      "Taneczność", "Energia", "Akustyczność", "Żywość", "Walencja", "Tempo", "Czas trwania (ms)", "Gatunek",
    ]),
    named([
      "Танцевальность", "Энергия", "Акустичность", "Живость", "Валентность", "Темп", "Длительность (мс)",
      "Жанр",
    ]),
    named(["ダンス性", "エネルギー", "アコースティック", "ライブ感", "感情価", "テンポ", "再生時間 (ms)", "ジャンル"]),
    named(["舞蹈性", "能量", "声学", "现场", "效价", "节奏", "时长 (ms)", "流派"]),
    named(["댄서빌리티", "에너지", "어쿠스틱", "라이브", "발렌스", "템포", "재생시간 (ms)", "장르"]),
    named(["Bailabilidad", "Energía", "Acústica", "En vivo", "Valencia", "Tempo", "Duración (ms)", "Género"]),
    Case(
      3, "UTF-8 written twice",
      bytes: Array("title,artist,energy\nSeÃ±al â€œxâ€\u{9d},Ada,0.63\nVeinte AÃ±os,Bo,0.7\n".utf8),
      [.trackName: ["Señal “x”", "Veinte Años"], .energy: ["0.63", "0.7"]]),
    Case(
      3, "a byte-order mark written twice", bytes: Array("ï»¿title,artist,energy\nOne,Ada,0.63\n".utf8),
      [.trackName: ["One"], .energy: ["0.63"]]),
    Case(
      3, "letters that only look so",
      bytes: Array("title,artist,energy\nJOÃO,Ada,0.63\nÃ la mode,Bo,0.7\n".utf8),
      [.trackName: ["JOÃO", "Ã la mode"], .energy: ["0.63", "0.7"]]),
    json(
      "a data frame by columns",
      "{\"title\":{\"0\":\"One\",\"1\":\(title)},\"artists\":{\"0\":[\"Ada\",\"Bo\"],\"1\":[\"Cy\"]},\"energy\":{\"0\":0.63,\"1\":0.7},\"tempo\":{\"0\":119.5,\"1\":null}}"
    ),
    json(
      "a data frame by rows",
      "{\"0\":{\"title\":\"One\",\"artists\":[\"Ada\",\"Bo\"],\"energy\":0.63,\"tempo\":119.5},\n\"1\":{\"title\":\(title),\"artists\":[\"Cy\"],\"energy\":0.7,\"tempo\":null}}"
    ),
    json(
      "a data frame in parts",
      "{\"columns\":[\"title\",\"artists\",\"energy\",\"tempo\"],\"index\":[0,1],\"data\":[[\"One\",[\"Ada\",\"Bo\"],0.63,119.5],[\(title),[\"Cy\"],0.7,null]]}"
    ),
    json(
      "columns as lists",
      "{\"title\":[\"One\",\(title)],\"artists\":[[\"Ada\",\"Bo\"],[\"Cy\"]],\"energy\":[0.63,0.7],\"tempo\":[119.5,null]}"
    ),
    json(
      "rows as lists",
      "[[\"title\",\"artists\",\"energy\",\"tempo\"],[\"One\",[\"Ada\",\"Bo\"],0.63,119.5],[\(title),[\"Cy\"],0.7,null]]"
    ),
    json(
      "what a service has answered",
      "{\"href\":\"x\",\"items\":[{\"track\":{\"name\":\"One\",\"artists\":[{\"name\":\"Ada\"},{\"name\":\"Bo\"}]},\"audio_features\":{\"energy\":0.63,\"tempo\":119.5}},{\"track\":{\"name\":\(title),\"artists\":[{\"name\":\"Cy\"}]},\"audio_features\":{\"energy\":0.7,\"tempo\":null}}]}"
    ),
  ]

  @Test func `a service's nothing among its tracks is counted`() throws {
    let text = "{\"audio_features\":[{\"id\":\"a\",\"energy\":0.63},null,{\"id\":\"b\",\"energy\":0.7}]}"
    let loaded = try TableReader(schema: TrackSchema.columns, threads: 1).read(
      bytes: Array(text.utf8), title: "answer")
    #expect(loaded.dataset.rowCount == 2 && loaded.report.unreadableCount == 1)
  }

  @Test func `names that a reader would take apart are written so that it does not`() throws {
    let table = try Dataset(
      title: "t",
      columns: [
        (.artists, .text(TextColumn(["Ada / \"Bo\"", "Ada", "\"Bo\"", "Cy | \\D", "Cy", "E/F"]))),
        (.energy, .number(NumberColumn([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]))),
      ])
    let folder = FileManager.default.temporaryDirectory.path + "/timbre-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["t.csv", "t.jsonl", "t.json.gz"] {
      try DatasetWriter().write(table, to: folder + "/" + name)
      let again = try TableReader(schema: TrackSchema.columns).read(file: folder + "/" + name).dataset
      for row in 0..<6 {
        #expect(again[.artists]?.text(at: row) == table[.artists]?.text(at: row), "\(name)")
      }
    }
  }
}
