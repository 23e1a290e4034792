import Music
import Network

/// A tag in the answer of a source: a name with a count of votes.
struct AnsweredTag: Decodable {
  /// The count of votes.
  enum Count: IntegerField {
    static let name = "count"
    static let range = 1...1_000_000
  }

  var name: Lenient<String>
  var count: CheckedInteger<Count>?

  /// No genre has a longer name, in bytes.
  private static let longest = 100
  /// Tags that are kept of one answer, those with the most votes.
  private static let most = 50

  /// The tags that can be taken, those with the most votes first: a name of a sensible length, and votes above none
  /// where they are counted; secrets are taken out of the names.
  static func taken(_ answered: [AnsweredTag], without secrets: SecretFilter = SecretFilter()) -> [GenreTag] {
    var seen: Set<String> = []
    let tags = answered.compactMap { tag -> GenreTag? in
      guard let name = tag.name.value, (1...longest).contains(name.utf8.count),
        name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }),
        tag.count == nil || tag.count?.value != nil, seen.insert(name.lowercased()).inserted
      else { return nil }
      return GenreTag(secrets.cleaned(name), weight: Double(tag.count?.value ?? 1))
    }
    return Array(tags.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }.prefix(most))
  }
}

/// A list of tags that a source may give as a list, as a single tag, or as something else for none.
struct AnsweredTags: Decodable {
  var tags: [AnsweredTag] = []

  init(from decoder: any Decoder) throws {
    if let list = try? BoundedList<Lenient<AnsweredTag>>(from: decoder) {
      tags = list.elements.compactMap(\.value)
    } else if let one = try? AnsweredTag(from: decoder) {
      tags = [one]
    }
  }
}
