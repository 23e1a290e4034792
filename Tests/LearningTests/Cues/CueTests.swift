import Testing

@testable import Learning

/// Names as evidence of genres.
@Suite("Cues of names")
struct CueTests {
  @Test(arguments: [
    ("Beyoncé", "BEYONCE"), ("The Beatles", "Beatles"), ("Simon & Garfunkel", "Simon and Garfunkel"),
    ("Guns N' Roses", "Guns N’ Roses"), ("P!nk", "P nk"), ("R.E.M.", "REM"), ("  Air ", "air"),
    ("A$AP", "a$ap"),
  ])
  func `spellings that mean the same artist have one key`(one: String, other: String) {
    #expect(NameKey(name: one) != nil)
    #expect(NameKey(name: one) == NameKey(name: other))
  }

  @Test func `different names have different keys, and nothing has none`() {
    let names = ["The The", "Thé Band", "宇多田ヒカル", "椎名林檎", "Ke$ha", "Kesha"]
    #expect(Set(names.map { NameKey(name: $0)?.value }).count == names.count)
    #expect(NameKey(name: " …!? ") == nil)
    #expect(NameKey(leadArtist: "A", title: "") == nil)
  }

  @Test func `a recording is known across re-releases, and live it is another`() {
    let key = NameKey(leadArtist: "Ada Brisket", title: "Slow Harbour")
    #expect(key == NameKey(leadArtist: "ADA BRISKET", title: "Slow Harbour - Remastered 2011"))
    #expect(key == NameKey(leadArtist: "Ada Brisket", title: "Slow Harbour (feat. Kin)"))
    #expect(key != NameKey(leadArtist: "Ada Brisket", title: "Slow Harbour - Live"))
  }

  private static let counts = GenreCounts([
    .init(key: NameKey(9), genre: 2, weight: 1), .init(key: NameKey(3), genre: 0, weight: 0.5),
    .init(key: NameKey(9), genre: 1, weight: 2), .init(key: NameKey(3), genre: 0, weight: 0.25),
  ])

  @Test func `counts add up by key and genre`() {
    #expect(Self.counts.count == 2)
    #expect(Self.counts.entries(of: NameKey(3)).map { [Float($0), $1] } == [[0, 0.75]])
    #expect(Self.counts.entries(of: NameKey(9)).map { [Float($0), $1] } == [[1, 2], [2, 1]])
    #expect(!Self.counts.contains(NameKey(4)) && !GenreCounts([]).contains(NameKey(4)))
  }

  @Test func `counts come back from a file bit for bit, and a file that lies is refused`() throws {
    var tensors = Self.counts.tensors(prefix: "c.").reduce(into: [String: Tensor]()) { $0[$1.name] = $1 }
    #expect(try GenreCounts(tensors, prefix: "c.", genreCount: 3) == Self.counts)
    #expect(throws: ModelFileError.self) { try GenreCounts(tensors, prefix: "c.", genreCount: 2) }
    tensors["c.starts"] = Tensor(name: "c.starts", [Int32]([0, 4, 3]))
    #expect(throws: ModelFileError.self) { try GenreCounts(tensors, prefix: "c.", genreCount: 3) }
    tensors["c.starts"] = Tensor(name: "c.starts", [Int32]([0, 1, 3]))
    tensors["c.keys"] = Tensor(name: "c.keys", [Int32]([9, 0, 3, 0]))
    #expect(throws: ModelFileError.self) { try GenreCounts(tensors, prefix: "c.", genreCount: 3) }
  }

  /// Titles of two genres, each told by three words, each of eight artists.
  private static let examples = (0..<96).map { index in
    let words = ["Fuga", "Sonate", "Nocturne", "Remix", "Bassline", "Rework"]
    return WordCues.Example(
      texts: ["\(words[index % 6]) \(index)"], artist: index / 12 * 6 + index % 6,
      genres: [index % 6 < 3 ? 0 : 1])
  }

  @Test func `words vote for the genres that they stand with; unknown words do not vote`() throws {
    let cues = WordCues(Self.examples, genreCount: 3)
    let fugue = cues.scores(of: ["Fuga in C"])
    #expect(fugue[0] > fugue[1] + 0.5)
    let remix = cues.scores(of: ["Sunrise (Some REMIX)"])
    #expect(remix[1] > remix[0] + 0.5)
    #expect(cues.scores(of: ["Ωψ"]) == [0, 0, 0])
    #expect(cues.scores(of: []) == [0, 0, 0])
  }

  @Test func `a word of one artist alone is not known, however often it stands`() {
    let own = (0..<40).map { WordCues.Example(texts: ["Zanzibar \($0)"], artist: 0, genres: [0]) }
    let cues = WordCues(own + Self.examples, genreCount: 2)
    #expect(cues.scores(of: ["zanzibar"]).allSatisfy { abs($0) < 0.3 })
  }

  @Test func `word cues come back from a file bit for bit, and a file that lies is refused`() throws {
    let cues = WordCues(Self.examples, genreCount: 3)
    var tensors = cues.tensors(prefix: "w.").reduce(into: [String: Tensor]()) { $0[$1.name] = $1 }
    #expect(try WordCues(tensors, prefix: "w.", genreCount: 3) == cues)
    #expect(throws: ModelFileError.self) { try WordCues(tensors, prefix: "w.", genreCount: 1) }
    tensors["w.rarity"] = Tensor(name: "w.rarity", [Float]([1]))
    #expect(throws: ModelFileError.self) { try WordCues(tensors, prefix: "w.", genreCount: 3) }
  }

  @Test func `accents and scripts are told apart in words`() {
    #expect(NameTokens.tokens(of: ["Canção"]) != NameTokens.tokens(of: ["Cancao"]))
    #expect(NameTokens.tokens(of: ["ABC def"]) == NameTokens.tokens(of: ["abc DEF"]))
    #expect(NameTokens.tokens(of: [""]).isEmpty)
    let tokens = NameTokens.tokens(of: ["夜に駆ける", "夜に駆ける"])
    #expect(tokens == tokens.sorted() && Set(tokens).count == tokens.count && !tokens.isEmpty)
  }
}
