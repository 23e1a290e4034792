/// How matrices lie in memory here: cut into panels of 32 columns, each panel row after row.
///
/// Every product below reads and writes whole panels, so nothing is packed again between the steps, and a thread
/// that owns a panel owns all rows of its columns: it can normalise them without asking another thread.
enum Panel {
  /// Columns of a panel.
  static let width = 32

  /// Panels that hold `columns` columns.
  @inline(__always)
  static func count(_ columns: Int) -> Int { (columns + width - 1) / width }

  /// Columns with the padding of the last panel.
  @inline(__always)
  static func padded(_ columns: Int) -> Int { count(columns) * width }

  /// Rows with the padding that lets every tile be a whole one.
  @inline(__always)
  static func paddedRows(_ rows: Int) -> Int { (rows + 7) / 8 * 8 }

  /// One panel of `left × right` for some rows, handed to `sink` as (position in the panel, sixteen sums).
  ///
  /// `left` holds `depth` columns in panels of `leftRows` rows; `right` is one panel of `depth` rows.
  @inline(__always)
  static func product(
    _ left: Floats, leftRows: Int, _ right: Floats, depth: Int, rows: Range<Int>,
    sink: (_ position: Int, _ sums: Lanes) -> Void
  ) {
    for column in stride(from: 0, to: width, by: Tile.columns) {
      var row = rows.lowerBound
      while row < rows.upperBound {
        var tile = Tile()
        var start = 0
        while start < depth {
          let length = min(width, depth - start)
          // The tile's last row ends the slice: the padding rows are part of the panel.
          let block = left.slice(
            start / width * leftRows * width + row * width, (Tile.rows - 1) * width + length)
          let terms = right.slice(start * width + column, (length - 1) * width + Tile.columns)
          tile.add(block, row: width, term: 1, terms, depth: length)
          start += width
        }
        tile.forEach { position, sums in sink(row * width + position + column, sums) }
        row += Tile.rows
      }
    }
  }

  /// Adds to a tile what some rows of two panels make of rows `first ..< first + Tile.rows` and columns
  /// `column ..< column + Tile.columns` of `leftᵀ × right`.
  @inline(__always)
  static func addTransposedProduct(
    _ left: Floats, _ right: Floats, rows: Range<Int>, first: Int, column: Int, to tile: inout Tile
  ) {
    let start = rows.lowerBound * width
    tile.add(
      left.slice(start + first, (rows.count - 1) * width + Tile.rows), row: 1, term: width,
      right.slice(start + column, (rows.count - 1) * width + Tile.columns), depth: rows.count)
  }

  /// Writes a 32 × 32 block, whose rows lie one after another, mirrored at its diagonal.
  @inline(__always)
  static func transpose(_ block: Floats, into mirrored: Floats) {
    for row in 0..<width {
      for half in stride(from: 0, to: width, by: 16) {
        var lanes = Lanes()
        for lane in 0..<16 { lanes[lane] = block[(half + lane) * width + row] }
        mirrored.store(lanes, row * width + half)
      }
    }
  }
}
