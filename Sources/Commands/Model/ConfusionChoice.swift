import Music
import Report
import Shell
import Tabular

/// Which part of a confusion matrix a person asked for: everything, the tracks of one or two genres, or several genres.
enum ConfusionChoice {
  /// Families of genres that a model knows, each with the classes in it.
  struct Family {
    let name: String
    let classes: [Int]
  }

  /// Everything.
  case everything
  /// The tracks of a genre that were taken for another one, or for any.
  case tracks(of: Int, as: Int?)
  /// Several genres among themselves; the name of the family, if they are one.
  case part([Int], family: String?)

  /// Reads names of genres and families.
  ///
  /// - Throws: `JudgingError.unknownGenre` for a name that is neither.
  init(_ names: [String], classes: [String], families: [Family]) throws {
    var chosen: [Int] = []
    var family: String?
    for name in names {
      if let label = classes.firstIndex(of: name) {
        chosen.append(label)
      } else if let found = families.first(where: { $0.name == name }) {
        chosen += found.classes
        family = names.count == 1 ? found.name : nil
      } else {
        throw JudgingError.unknownGenre(name, known: classes + families.map(\.name))
      }
    }
    let isGenres = names.allSatisfy { classes.contains($0) }
    switch chosen.count {
    case 0: self = .everything
    case 1 where isGenres: self = .tracks(of: chosen[0], as: nil)
    case 2 where isGenres: self = .tracks(of: chosen[0], as: chosen[1])
    default:
      var seen: Set<Int> = []
      self = .part(chosen.filter { seen.insert($0).inserted }, family: family)
    }
  }

  /// The bundled families with two and more classes of a model; none where their table is missing.
  static func families(of classes: [String], in environment: HostEnvironment) -> [Family] {
    let bundled = try? GenreFamilies(BundledData(override: environment["TIMBRE_DATA"]))
    return (bundled?.families ?? []).compactMap { family in
      let members = family.genres.compactMap { classes.firstIndex(of: $0) }
      return members.isEmpty ? nil : Family(name: family.name, classes: members)
    }
  }
}
