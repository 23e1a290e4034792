import Foundation
import GRDB

/// What a model says of a track, and on what evidence.
public struct LibraryPrediction: Sendable, Equatable, FetchableRecord, PersistableRecord {
  /// The table of predictions.
  public static let databaseTableName = "prediction"
  /// A later prediction of a track replaces an earlier one.
  public static let persistenceConflictPolicy = PersistenceConflictPolicy(insert: .replace, update: .replace)

  /// The service's address of the track, `spotify:track:…`.
  public var uri: String
  /// Nil if the model declined: unlike anything it was trained on.
  public var genre: String?
  /// The calibrated probability of the genre, 0 to 1.
  public var confidence: Double
  /// The genres that are plausible, likeliest first.
  public var plausible: [String]
  /// The calibrated probabilities of the genres that have a hundredth or more.
  public var probabilities: [String: Double]
  /// The calibrated probabilities of genre families; empty if the model answers with genres alone.
  public var families: [String: Double]
  /// What each kind of evidence says by itself; empty if the model uses sound alone.
  public var evidence: [PredictionEvidence]
  /// The fingerprint of the model.
  public var model: String
  /// The inputs that were not known and had to be imputed.
  public var imputed: [String]
  /// When the model was asked, in seconds since 1970; set when it is stored.
  public private(set) var predictedAt: Double = 0

  /// A prediction; the moment is set when it is stored.
  public init(
    uri: String, genre: String?, confidence: Double, plausible: [String],
    probabilities: [String: Double] = [:], families: [String: Double] = [:],
    evidence: [PredictionEvidence] = [], model: String, imputed: [String]
  ) {
    self.uri = uri
    self.genre = genre
    self.confidence = confidence
    self.plausible = plausible
    self.probabilities = probabilities
    self.families = families
    self.evidence = evidence
    self.model = model
    self.imputed = imputed
  }

  /// Reads a row of the table; throws what GRDB does, or `JSONScanner.Unexpected`, if a cell holds something else.
  public init(row: Row) throws {
    uri = try row.decode(forColumn: "uri")
    genre = try row.decode(forColumn: "genre")
    confidence = try row.decode(forColumn: "confidence")
    plausible = try [String](json: row.decode(forColumn: "plausible"))
    probabilities = try [String: Double](json: row.decode(forColumn: "probabilities"))
    families = try [String: Double](json: row.decode(forColumn: "families"))
    evidence = try [PredictionEvidence](json: row.decode(forColumn: "evidence"))
    model = try row.decode(forColumn: "model")
    imputed = try [String](json: row.decode(forColumn: "imputed"))
    predictedAt = try row.decode(forColumn: "predictedAt")
  }

  /// Writes the columns of the table, lists and distributions as JSON.
  public func encode(to container: inout PersistenceContainer) {
    container["uri"] = uri
    container["genre"] = genre
    container["confidence"] = confidence
    container["plausible"] = plausible.json
    container["probabilities"] = probabilities.json
    container["families"] = families.json
    container["evidence"] = evidence.json
    container["model"] = model
    container["imputed"] = imputed.json
    container["predictedAt"] = predictedAt
  }

  /// All predictions by uri.
  static func all(in db: Database) throws -> [String: LibraryPrediction] {
    Dictionary(try fetchAll(db).map { ($0.uri, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The genre of every prediction by uri, nil inside where the model declined.
  static func genres(in db: Database) throws -> [String: String?] {
    var genres: [String: String?] = [:]
    let rows = try Row.fetchCursor(db, select(Column("uri"), Column("genre")))
    while let row = try rows.next() {
      genres.updateValue(try row.decode(atIndex: 1), forKey: try row.decode(atIndex: 0))
    }
    return genres
  }

  /// The kind of evidence that the answer stands on chiefly; nil if none is named.
  var chiefEvidence: PredictionEvidence.Kind? {
    evidence.max { ($0.weight, $1.kind.rawValue) < ($1.weight, $0.kind.rawValue) }?.kind
  }

  /// The likeliest genre with its probability; nil where the model declined.
  public var likeliestGenre: (name: String, probability: Double)? { genre.map { ($0, confidence) } }

  /// The likeliest family with its probability, the first of equals by name; nil where none is named.
  public var likeliestFamily: (name: String, probability: Double)? {
    families.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  /// The same prediction as of a moment.
  func stamped(at now: Date) -> LibraryPrediction {
    var prediction = self
    prediction.predictedAt = now.timeIntervalSince1970
    return prediction
  }
}

/// What one kind of evidence says of a track's genre.
public struct PredictionEvidence: Sendable, Equatable {
  /// The kinds of evidence.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case sound, artist, words, tags
    /// The library around the track: its mixture of families, neighbouring tracks, artists who share credits.
    case library
    case byHand
  }

  /// Which kind of evidence it is.
  public var kind: Kind
  /// How much of the answer rests on it, 0 to 1; over all kinds of a prediction they sum to 1.
  public var weight: Double
  /// The probabilities that it gives to genres and to families by itself.
  public var genres, families: [String: Double]

  /// A kind of evidence with its weight, and with what it says by itself where that is known.
  public init(
    kind: Kind, weight: Double, genres: [String: Double] = [:], families: [String: Double] = [:]
  ) {
    self.kind = kind
    self.weight = weight
    self.genres = genres
    self.families = families
  }
}

extension LibraryStore {
  /// Replaces all predictions: a library is always seen through one model. Throws `LibraryError`.
  public func setPredictions(_ predictions: [LibraryPrediction], at now: Date = Date()) throws {
    try write { db in
      try LibraryPrediction.deleteAll(db)
      for prediction in predictions { try prediction.stamped(at: now).insert(db) }
    }
  }

  /// For how many tracks each kind of evidence says something; empty before a prediction. Throws `LibraryError`.
  public func evidenceCounts() throws -> [PredictionEvidence.Kind: Int] {
    var counts: [PredictionEvidence.Kind: Int] = [:]
    for prediction in try predictions().values {
      for evidence in prediction.evidence { counts[evidence.kind, default: 0] += 1 }
    }
    return counts
  }

  /// Predictions by uri. Throws `LibraryError`.
  public func predictions() throws -> [String: LibraryPrediction] { try read(LibraryPrediction.all) }
}
