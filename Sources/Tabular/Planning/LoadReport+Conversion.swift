extension LoadReport {
  /// Something done to a whole column, decided by all of its cells.
  public enum Conversion: Sendable, Equatable {
    /// Several artists in one cell were told apart by a mark.
    case artistsSeparated(by: ArtistMark)
    /// Values between 0 and 100 were divided by 100.
    case percent(ColumnName)
    /// Values between 0 and 10 were divided by 10.
    case tenths(ColumnName)
    /// Times in seconds were multiplied by 1,000.
    case seconds(ColumnName)
    /// Times in minutes were multiplied by 60,000; their decimals may be seconds for all that they tell.
    case minutes(ColumnName, mayBeClock: Bool)
    /// Times in minutes with seconds behind the point, 2.56 for 2:56.
    case clock(ColumnName)
    /// Times as parts of a day, as spreadsheets count them, were multiplied by 86,400,000.
    case days(ColumnName)
    /// Minutes and seconds that a spreadsheet had taken for hours and minutes.
    case hoursAsMinutes(ColumnName)
    /// The mode was read from the column of the key, which the file calls so.
    case modeFromKey(header: String)
    /// The genre is the first of the list in a column, which the file calls so.
    case firstOfList(header: String)
    /// A row stands for each genre of the list in a column, which the file calls so.
    case allOfList(header: String)
    /// A column of yes and no marks what is so, such as `E` for explicit: an empty cell is no.
    case blankIsNo(ColumnName)
    /// Numbers have a comma for a point.
    case decimalComma
  }

  /// What separates the artists of a cell.
  public enum ArtistMark: Sendable, Equatable {
    /// A comma, but for those that are part of a name.
    case comma
    /// A semicolon with a blank behind it.
    case semicolon
    /// The marks of a list, as Python or JSON print one.
    case list
    /// Another mark, or a word that names a guest, as in "A feat. B".
    case other(String)
    /// Marks and words that are part of names too, as in "A & B", where each piece is an artist by itself.
    case joints([String])
  }
}
