/// Why a table cannot be split as asked.
public enum SplitError: Error, Equatable {
  /// Not two or three numbers with slashes between them.
  case badFractions(String)
  /// The shares are together so much instead of 100.
  case fractionsSum(Double)
  case nothingToTrainOn
  case noRows
  /// Genres with too few groups (rows, tracks, recordings or artists) to have one on each of `needed` sides.
  case genresTooSmall([SmallGenre], needed: Int, by: SplitGrouping)
  /// The grouping needs a column that the table lacks.
  case missingColumn(ColumnName, by: SplitGrouping)
  /// Fewer than two folds, or more than there are groups.
  case badFoldCount(Int, groups: Int)
  /// A file of assignments without a column `split`, or without `row` and `track_id`.
  case fileLacksColumn(path: String, column: String)
  case unknownSide(path: String, row: Int, text: String)
  case badRowNumber(path: String, row: Int, text: String)
  /// One row or track is given two sides.
  case contradiction(path: String, row: Int)
  /// The file says of a row that it is another track than it is here.
  case otherTrack(path: String, row: Int, expected: String, found: String)
  case nothingAssigned(path: String)

  /// A genre and how many groups it has.
  public struct SmallGenre: Sendable, Equatable {
    /// The name of the genre; empty for the whole table.
    public let genre: String
    /// How many groups of its rows there are to share out.
    public let groups: Int
  }
}
