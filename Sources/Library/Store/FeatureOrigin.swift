import GRDB
import Music

/// Where a track's features come from, best first.
public enum FeatureOrigin: Hashable, Sendable, Comparable {
  /// A table of the person's own, by its name in the session.
  case table(String)
  /// An Exportify file that was imported.
  case exportify
  /// A feature source that was asked.
  case source(SourceID)

  private static let tablePrefix = "table:"

  /// Reads what the library keeps; no table can pass as a source, because its name stands behind a prefix.
  init(stored text: String) {
    if text.hasPrefix(Self.tablePrefix) {
      self = .table(String(text.dropFirst(Self.tablePrefix.count)))
    } else {
      self = text == "exportify" ? .exportify : .source(SourceID(rawValue: text))
    }
  }

  /// What the library keeps.
  var stored: String {
    switch self {
    case .table(let name): Self.tablePrefix + name
    case .exportify: "exportify"
    case .source(let id): id.rawValue
    }
  }

  private var rank: Int {
    switch self {
    case .table: 0
    case .exportify: 1
    case .source: 2
    }
  }

  /// Whether features from the left stand before those from the right: own tables, then imports, then
  /// services.
  public static func < (left: FeatureOrigin, right: FeatureOrigin) -> Bool {
    (left.rank, left.stored) < (right.rank, right.stored)
  }
}

extension FeatureOrigin: DatabaseValueConvertible {
  /// The text that the library keeps, such as `table:mine` or `reccobeats`.
  public var databaseValue: DatabaseValue { stored.databaseValue }

  /// The origin that a stored text names; nil if the value is no text.
  public static func fromDatabaseValue(_ dbValue: DatabaseValue) -> FeatureOrigin? {
    String.fromDatabaseValue(dbValue).map { FeatureOrigin(stored: $0) }
  }
}
