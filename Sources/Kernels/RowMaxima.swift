/// The largest value of each row of a table.
public enum RowMaxima {
  /// The column of the largest value of each row of `rows × columns`, the first of equals, and the value; for a row with
  /// a NaN what comparing from left to right gives. Throws `KernelError` if these are no whole rows.
  public static func find(
    _ table: [Float], columns: Int
  ) throws(KernelError) -> (columns: [Int32], values: [Float]) {
    guard columns > 0 else { throw .size(columns) }
    guard table.count % columns == 0 else {
      throw .count(expected: table.count / columns * columns, found: table.count)
    }
    let rows = table.count / columns
    var places = [Int32](repeating: 0, count: rows)
    var values = [Float](repeating: 0, count: rows)
    table.withUnsafeBufferPointer { table in
      guard let base = table.baseAddress else { return }
      for row in 0..<rows {
        let own = UnsafeBufferPointer(start: base + row * columns, count: columns)
        let place = find(own)
        places[row] = Int32(place)
        values[row] = own[place]
      }
    }
    return (places, values)
  }

  @inline(__always)
  private static func find(_ row: UnsafeBufferPointer<Float>) -> Int {
    guard row.count >= 16, let base = row.baseAddress else { return firstLargest(row) }
    let raw = UnsafeRawPointer(base)
    var top = raw.loadUnaligned(as: Lanes.self)
    var sum = top
    var place = 16
    while place + 16 <= row.count {
      let lanes = (raw + place * 4).loadUnaligned(as: Lanes.self)
      top = lanes.larger(top)
      sum += lanes
      place += 16
    }
    // The last lanes may be seen twice.
    let last = (raw + (row.count - 16) * 4).loadUnaligned(as: Lanes.self)
    top = last.larger(top)
    sum += last
    guard !sum.total.isNaN else { return firstLargest(row) }
    let highest = top.largest
    return row.firstIndex { $0 == highest } ?? 0
  }

  private static func firstLargest(_ row: UnsafeBufferPointer<Float>) -> Int {
    var best = 0
    for index in row.indices where row[index] > row[best] { best = index }
    return best
  }
}
