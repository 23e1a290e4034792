/// What a model in ONNX says about itself, in its metadata and in a JSON file beside it.
public struct GraphDescription: Sendable, Equatable, Codable {
  /// What the caller knows of columns and genres.
  public struct Notes: Sendable {
    /// Of a column its unit, and the values that it can take.
    public var columns: [String: (unit: String, range: ClosedRange<Float>?)]
    /// Of a genre its family.
    public var families: [String: String]
    /// How the model came about, in a line.
    public var protocolLine: String

    /// Notes on columns, genres and protocol.
    public init(
      columns: [String: (unit: String, range: ClosedRange<Float>?)], families: [String: String],
      protocolLine: String
    ) {
      self.columns = columns
      self.families = families
      self.protocolLine = protocolLine
    }
  }

  /// One column of the input.
  public struct Column: Sendable, Equatable, Codable {
    /// The name of the column in a table.
    public let name: String
    /// What it is counted in; absent where nobody knows.
    public let unit: String?
    /// The lowest and the highest value; absent where there is none.
    public let range: [Float]?
  }

  /// One output.
  public struct Output: Sendable, Equatable, Codable {
    /// What it is, which is also its name.
    public enum Kind: String, Sendable, Codable { case probabilities, novelty, set }
    /// The kind.
    let kind: Kind
    /// The extents of its dimensions.
    public let shape: [String]
    /// What it is, in a sentence.
    public let meaning: String

    /// The name of the output in the calculation.
    public var name: String { kind.rawValue }

    private enum CodingKeys: String, CodingKey {
      case kind = "name"
      case shape, meaning
    }
  }

  /// One genre, in the order of the probabilities.
  public struct Genre: Sendable, Equatable, Codable {
    /// The genre.
    public let name: String
    /// Its family; absent where nobody knows.
    public let family: String?
  }

  /// Where tracks are declined as unknown.
  public struct Novelty: Sendable, Equatable, Codable {
    /// For shares of tracks of the model's genres the score above which that share is declined.
    public let thresholds: [String: Double]
  }

  /// What the set of plausible genres promises.
  public struct Set: Sendable, Equatable, Codable {
    /// How often it holds the right genre.
    public let coverage: Double
    /// The probability from which on each genre belongs to it.
    public let thresholds: [Float]
  }

  /// The version of this description.
  public let format: String
  /// The kind of classifier.
  public let classifier: String
  /// The name of the input.
  public let input: String
  /// The columns of the input, in order.
  public let columns: [Column]
  /// What the calculation makes of a missing value.
  public let missing: String
  /// The outputs, in order.
  public let outputs: [Output]
  /// The genres, in the order of the probabilities.
  public let genres: [Genre]
  /// Where tracks are declined; absent without the output.
  public let novelty: Novelty?
  /// What the set promises; absent without the output.
  public let set: Set?
  /// How the model came about: table, split, features, seed.
  public let protocolLine: String
  /// The same, key by key.
  public let provenance: [String: String]
  /// Loss and accuracy on the validation side; absent without one.
  public let validation: ModelCard.Score?
  /// Expected calibration error on the validation side after calibration; absent without such a side.
  public let calibrationError: Double?
  /// Whether the fit was interrupted.
  public let isPartial: Bool
  /// What it leaves out of the model, and what its answers are not; one sentence each.
  public let limits: [String]
  /// The digest of the model.
  public let fingerprint: String

  private enum CodingKeys: String, CodingKey {
    case format, classifier, input, columns, missing, outputs, genres, novelty, set
    case protocolLine = "protocol"
    case provenance, validation
    case calibrationError = "calibration_error"
    case isPartial = "partial"
    case limits, fingerprint
  }
}
