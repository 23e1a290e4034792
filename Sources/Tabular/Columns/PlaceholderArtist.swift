/// A name in the column of artists that stands for none, such as "Various Artists" or "unknown".
public struct PlaceholderArtist: Sendable, Equatable {
  /// The name as the table writes it.
  public let name: String
  /// The rows of the file that bear it.
  public let rows: Int

  /// A name and the number of rows that bear it.
  public init(name: String, rows: Int) {
    self.name = name
    self.rows = rows
  }
}
