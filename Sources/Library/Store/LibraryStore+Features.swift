import Foundation
import GRDB
import Music

/// The features of a track, from the best source that has any, completed by the others.
public struct LibraryFeatures: Sendable, Equatable {
  /// The features, each from the best source that has it.
  public var values: ServiceFeatures
  /// Where the first of them come from, and how they were tied to the track.
  public var origin: FeatureOrigin
  /// How the track was found in that source: by id, by recording code, or by artist and title.
  public var match: FeatureMatch

  /// Features with where they are from.
  public init(values: ServiceFeatures, origin: FeatureOrigin, match: FeatureMatch) {
    self.values = values
    self.origin = origin
    self.match = match
  }
}

extension LibraryStore {
  /// Features by uri: from own tables first, then imported ones, then those that a source answered; of two answers
  /// the one for the very track stands before one for its recording code, and that before one for its title.
  ///
  /// - Throws: `LibraryError`.
  public func features() throws -> [String: LibraryFeatures] { try read(Self.features) }

  static func features(in db: Database) throws -> [String: LibraryFeatures] {
    func isBetter(_ left: FeatureRecord, _ right: FeatureRecord) -> Bool {
      func rank(_ record: FeatureRecord) -> Int {
        switch (record.origin, record.match) {
        case (.table, _): 0
        case (.exportify, _): 1
        case (.source, .id): 2
        case (.source, .isrc): 3
        case (.source, .title): 4
        }
      }
      return (rank(left), left.origin) < (rank(right), right.origin)
    }
    let records = try FeatureRecord.fetchAll(db).filter(\.values.isPlausible)
    return Dictionary(grouping: records, by: \.uri).compactMapValues { records in
      let order = records.count == 1 ? records : records.sorted(by: isBetter)
      return order.first.map { best in
        LibraryFeatures(
          values: order.dropFirst().reduce(best.values) { $0.completed(by: $1.values) }, origin: best.origin,
          match: best.match)
      }
    }
  }
}

extension ServiceFeatures {
  /// These values, and another source's where there are none.
  func completed(by other: ServiceFeatures) -> ServiceFeatures {
    var completed = self
    for feature in AudioFeature.allCases where self[feature] == nil { completed[feature] = other[feature] }
    return completed
  }
}
