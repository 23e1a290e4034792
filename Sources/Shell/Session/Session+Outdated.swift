import Report

/// A thing that a result belongs to and that is no longer the current one of its kind.
public struct OutdatedBasis: Sendable, Hashable {
  /// What the result belongs to.
  public var reference: ItemReference
  /// The name of the current one of that kind; `nil` if none is.
  public var current: String?

  /// What has changed since, in words.
  public var text: Text {
    guard let current else {
      return "of \(reference.kind.calling(reference.name)), which is no longer current"
    }
    return current == reference.name
      ? "of an earlier \(reference.kind.calling(reference.name))"
      : "of \(reference.kind.calling(reference.name)); the current \(reference.kind.name) is \(.name(current), .strong)"
  }
}

// Which results are of something older than what is current.
extension Session {
  /// The current item of each kind.
  var currentItems: [ItemReference] {
    items.kinds.compactMap { kind in
      guard let name = items.currentName(kind), let item = items.entry(kind, name)?.item else { return nil }
      return ItemReference(kind: kind, name: name, fingerprint: item.fingerprintText)
    }
  }

  /// The first thing, such as the split or the model, that was current when a line ran on it and no longer is; `nil` if a
  /// line of now would be about the same.
  public func outdated(_ record: Record) -> OutdatedBasis? {
    let current = currentItems
    guard let past = record.standsOn.first(where: { !current.contains($0) }) else { return nil }
    return OutdatedBasis(reference: past, current: items.currentName(past.kind))
  }

  /// The numbers of all results that are of something older.
  public var outdatedNumbers: Set<Int> {
    let current = currentItems
    return Set(records.filter { !$0.standsOn.allSatisfy(current.contains) }.map(\.number))
  }
}

extension Diagnostic {
  /// Says that a value comes from a result of something older than what is current.
  static func outdated(_ basis: OutdatedBasis, _ record: Record) -> Diagnostic {
    Diagnostic(
      "outdated-result", "\(.code("$last")) is line \(record.number), a result " + basis.text,
      severity: .warning,
      help: "\(.code(record.headline)) again makes one of now")
  }
}
