/// One thing about a table or a split of it that can make a score look better, or worse, than it is.
public struct Finding: Sendable, Equatable {
  /// How much it matters.
  public enum Weight: Int, Sendable, Comparable {
    /// Worth knowing.
    case note
    /// It inflates the scores of some splits or some features.
    case risk
    /// It inflates scores now: of this split, or with any.
    case leak

    /// Whether the left weighs less than the right.
    public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  /// What was found, with the evidence.
  public enum Kind: Sendable, Equatable {
    /// A column that only numbered the rows of the file and was left out when it was read. `reached` is the share
    /// of rows whose genre the row number alone gives away.
    case rowNumberLeftOut(column: String, reached: Double)
    /// A column whose values rise or fall with the rows; `reached` is the accuracy it has alone.
    case followsRows(column: ColumnName, reached: Double, chance: Double)
    /// A column that alone predicts the genre better than any feature of the sound does; `bestFeature` is the best
    /// of these with what it reaches.
    case predictsAlone(
      column: ColumnName, reached: Double, chance: Double, bestFeature: ColumnName?, featureReached: Double)
    /// One value that is common in one genre and rare elsewhere: a trace of how the list was collected.
    case spike(column: ColumnName, value: String, genre: String, share: Double, elsewhere: Double)
    /// Rows that repeat an earlier one in every column.
    case exactCopies(rows: Int)
    /// Track ids that stand under several genres, up to `mostGenres`; whoever answers with one genre can be right on
    /// `bestAccuracy` of all rows at most.
    case idsUnderSeveralGenres(ids: Int, rows: Int, mostGenres: Int, bestAccuracy: Double)
    /// Recordings that stand under several ids; `surplus` ids would be left out by keeping one each.
    case recordingsUnderSeveralIDs(recordings: Int, surplus: Int)
    /// Recordings that stand under several genres, and the best accuracy that these labels allow.
    case recordingsUnderSeveralGenres(recordings: Int, rows: Int, bestAccuracy: Double)
    /// Tracks that are equal in every feature of the sound although id, artist or title differ.
    case equalFeatures(groups: Int, rows: Int)
    /// Tracks that differ in no feature of the sound by more than rounding would.
    case nearlyEqualFeatures(groups: Int, rows: Int)
    /// Two genres that share most of their tracks; `overlap` is shared tracks over tracks of either.
    case sameTracks(first: String, second: String, shared: Int, overlap: Double)
    /// The labels look drawn by lot: no column tells the genres apart better than chance.
    case labelsUnrelated(bestReached: Double, chance: Double)
    /// Without a split: what a random 80/20 split of the rows would share, as shares of its test rows.
    case randomSplitWouldShare(recordings: Double, artists: Double)
    /// Tracks of one id on two sides: `rows` of the test side, `share` of it.
    case idsOnTwoSides(ids: Int, rows: Int, share: Double)
    /// Recordings on two sides.
    case recordingsOnTwoSides(recordings: Int, rows: Int, share: Double)
    /// Lead artists on two sides.
    case artistsOnTwoSides(artists: Int, rows: Int, share: Double)
    /// Rows without a value in a column.
    case missing(column: ColumnName, rows: Int)
  }

  /// What kind of thing, with its evidence.
  public let kind: Kind
  /// How much it matters.
  public let weight: Weight
  /// Some of the rows it was seen in, at most three.
  public let examples: [Int]

  init(_ kind: Kind, _ weight: Weight, examples: [Int] = []) {
    self.kind = kind
    self.weight = weight
    self.examples = Array(examples.prefix(3))
  }
}
