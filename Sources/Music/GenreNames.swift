import Tabular

/// The genre families that a genre's name from outside speaks of, such as `melodic techno` or `rock progresywny`.
///
/// A table of phrases says which families a phrase speaks of. Of the phrases in a name the longest counts, and of
/// equally long ones the last, because the last word of a genre's name tends to be its noun: *jazz rap* is rap.
public struct GenreNames: Sendable {
  /// The families of each phrase; a phrase is its words, folded.
  private var families: [[FoldedText]: [String]] = [:]
  private var longest = 0

  /// A table of phrases, each with the families that it speaks of; later ones replace earlier ones of the same words.
  public init(_ phrases: [(words: String, families: [String])]) {
    for (phrase, names) in phrases {
      let words = Self.words(of: phrase)
      guard !words.isEmpty, !names.isEmpty else { continue }
      families[words] = names
      longest = max(longest, words.count)
    }
  }

  /// The families that a name speaks of, the chief one first; empty if no phrase of the table stands in it.
  public func families(of name: String) -> [String] {
    let words = Self.words(of: name)
    for count in stride(from: min(longest, words.count), to: 0, by: -1) {
      for start in (0...(words.count - count)).reversed() {
        if let found = families[Array(words[start..<start + count])] { return found }
      }
    }
    return []
  }

  /// The names that speak of no family, with how many tracks each stands for, the most frequent first.
  public func notUnderstood(of counts: [String: Int]) -> [(name: String, tracks: Int)] {
    counts.filter { families(of: $0.key).isEmpty }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { (name: $0.key, tracks: $0.value) }
  }

  /// Words without case, accents and the signs that join them; `&` and apostrophes stay.
  private static func words(of name: String) -> [FoldedText] {
    name.split { $0.isWhitespace || "-–—‐‑/_.".contains($0) }.map { FoldedText(String($0)) }
  }
}

extension GenreNames {
  private static let columns = ColumnSchema([
    ColumnSchema.Entry("words", .text), ColumnSchema.Entry("families", .category),
  ])

  /// Reads tables with the columns `words` and `families` (several joined by `|`), the later ones above the earlier;
  /// the genres of `genreFamilies` stand by their own names beneath them all.
  ///
  /// - Throws: `CSVError` if a file is no such table.
  public init(files: [String], genreFamilies: GenreFamilies) throws {
    var phrases = genreFamilies.families.flatMap { family in
      family.genres.map { (words: $0, families: [family.name]) }
    }
    for path in files {
      let table = try TableReader(schema: Self.columns, threads: 1).read(file: path).dataset
      guard let words = table.texts("words"), let families = table.categories("families") else {
        throw CSVError.nothingRecognised(path: path, header: table.columnNames.map(\.text))
      }
      for row in 0..<table.rowCount {
        guard let phrase = words[row], let names = families[row] else { continue }
        phrases.append((phrase, names.split(separator: "|").map(String.init)))
      }
    }
    self.init(phrases)
  }

  /// The name of the table that ships with the product, and of a person's own in the folder of their data.
  public static let fileName = "genre-names.csv"
}
