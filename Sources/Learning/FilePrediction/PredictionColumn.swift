import Tabular

/// A column of a table of predictions.
public enum PredictionColumn: Sendable, Equatable {
  /// What tells the track: its Spotify id, or its number in the file where the file has no ids.
  case id
  /// The likeliest genre.
  case genre
  /// Its probability.
  case probability
  /// Whether the track is unlike all that was learned, so that the genre is only the nearest.
  case unknown
  /// The number of the row in the file, from 1.
  case row
  /// A column of the file.
  case own(ColumnName)

  /// What a table of predictions has unless more is asked for.
  public static let standard: [PredictionColumn] = [.id, .genre, .probability, .unknown]

  /// What it is called in the table.
  public var name: String {
    switch self {
    case .id: "id"
    case .genre: "genre"
    case .probability: "probability"
    case .unknown: "unknown"
    case .row: "row"
    case .own(let name): name.text
    }
  }

  /// A column that a person asks for beside the standard ones; those of a file under any name that the schema knows.
  public init(_ text: String, schema: ColumnSchema) {
    let own = text == "row" ? nil : ColumnName(text)
    self = own.map { .own(schema.canonicalName(of: text) ?? $0) } ?? .row
  }
}
