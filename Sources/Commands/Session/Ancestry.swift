import Shell

/// How a result came to be: the records that made what it read, and what those read, back to the files.
enum Ancestry {
  /// The records that a record stands on, oldest first, itself last.
  static func records(of record: Record, in records: [Record]) -> [Record] {
    var found: [Int: Record] = [record.number: record]
    var open = [record]
    while let next = open.popLast() {
      for reference in next.reads {
        let maker = records.last {
          $0.number < next.number && !$0.wasRolledBack && $0.makes.contains(reference)
        }
        guard let maker, found[maker.number] == nil else { continue }
        found[maker.number] = maker
        open.append(maker)
      }
    }
    return found.values.sorted { $0.number < $1.number }
  }

  /// The lines that make a result again, pasted in order: the seed first, and variables where they are read.
  static func lines(of record: Record, in session: Session) -> [String] {
    var lines: [String] = []
    var seed: UInt64 = 1
    for ancestor in records(of: record, in: session.records) {
      if ancestor.seed != seed {
        lines.append("set seed=\(ancestor.seed)")
        seed = ancestor.seed
      }
      lines += definitions(for: ancestor, unless: lines)
      lines.append(ancestor.canonicalText)
    }
    return lines
  }

  private static func definitions(for record: Record, unless known: [String]) -> [String] {
    // Facts of earlier lines have a dot in their names, and are there by themselves.
    record.variables.filter { !$0.key.contains(".") }.sorted { $0.key < $1.key }.compactMap { name, value in
      let line = "let \(name)=\(Quoting.quotedIfNeeded(value))"
      return known.contains(line) ? nil : line
    }
  }
}
