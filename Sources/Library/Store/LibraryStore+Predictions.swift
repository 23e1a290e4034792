import Foundation
import GRDB

/// What a model says of a track.
public struct LibraryPrediction: Sendable, Equatable {
  public var uri: String
  /// Nil if the model declined: unlike anything it was trained on.
  public var genre: String?
  /// Calibrated, 0 to 1.
  public var confidence: Double
  /// The genres that are plausible, likeliest first.
  public var plausible: [String]
  /// The calibrated probabilities of the genres that have a hundredth or more.
  public var shares: [String: Double]
  /// The fingerprint of the model.
  public var model: String
  /// The inputs that were not known and had to be imputed.
  public var imputed: [String]

  public init(
    uri: String, genre: String?, confidence: Double, plausible: [String], shares: [String: Double] = [:],
    model: String, imputed: [String]
  ) {
    self.uri = uri
    self.genre = genre
    self.confidence = confidence
    self.plausible = plausible
    self.shares = shares
    self.model = model
    self.imputed = imputed
  }
}

/// A person's own word on where a track belongs; it stands above the model until it is taken back.
public struct Placement: Sendable, Equatable {
  public var uri: String
  /// Nil for a track that is kept out of everything.
  public var genre: String?
}

extension LibraryStore {
  /// Replaces all predictions: a library is always seen through one model.
  public func setPredictions(_ predictions: [LibraryPrediction], at now: Date = Date()) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM prediction")
      let statement = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO prediction VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      for prediction in predictions {
        try statement.execute(arguments: [
          prediction.uri, prediction.genre, prediction.confidence,
          prediction.plausible.joined(separator: "\n"),
          prediction.shares.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)" }.joined(
            separator: "\n"),
          prediction.model, prediction.imputed.joined(separator: "\n"), now.timeIntervalSince1970,
        ])
      }
    }
  }

  /// Predictions by uri.
  public func predictions() throws -> [String: LibraryPrediction] {
    try read(Self.predictions)
  }

  static func predictions(in db: Database) throws -> [String: LibraryPrediction] {
    var predictions: [String: LibraryPrediction] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM prediction") {
      func list(_ column: String) -> [String] {
        (row[column] as String).split(separator: "\n").map(String.init)
      }
      let uri: String = row["uri"]
      predictions[uri] = LibraryPrediction(
        uri: uri, genre: row["genre"], confidence: row["confidence"], plausible: list("plausible"),
        shares: shares(from: list("shares")), model: row["model"], imputed: list("imputed"))
    }
    return predictions
  }

  private static func shares(from lines: [String]) -> [String: Double] {
    var shares: [String: Double] = [:]
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2, let share = Double(parts[0]) { shares[String(parts[1])] = share }
    }
    return shares
  }

  /// Puts a track into a genre, or with nil keeps it out of everything, in this and all later plans.
  public func place(_ uri: String, in genre: String?, at now: Date = Date()) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO placement VALUES (?, ?, ?)",
        arguments: [uri, genre, now.timeIntervalSince1970])
      try db.execute(sql: "DELETE FROM madeItem WHERE uri = ? AND isWithheld", arguments: [uri])
    }
  }

  /// Takes a person's placement back; answers whether there was one.
  @discardableResult
  public func unplace(_ uri: String) throws -> Bool {
    try write { db in
      try db.execute(sql: "DELETE FROM placement WHERE uri = ?", arguments: [uri])
      return db.changesCount > 0
    }
  }

  /// The person's placements by uri.
  public func placements() throws -> [String: Placement] {
    try read(Self.placements)
  }

  static func placements(in db: Database) throws -> [String: Placement] {
    var placements: [String: Placement] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT uri, genre FROM placement") {
      let uri: String = row["uri"]
      placements[uri] = Placement(uri: uri, genre: row["genre"])
    }
    return placements
  }
}
