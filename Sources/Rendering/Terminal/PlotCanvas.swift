/// Letters of a terminal as a drawing board: eight Braille dots to a letter, whole letters, and bars.
struct PlotCanvas {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var letters: [Character?]
  private var paints: [Paint]

  /// An empty board of letters.
  init(columns: Int, rows: Int) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    let count = self.columns * self.rows
    dots = Array(repeating: 0, count: count)
    letters = Array(repeating: nil, count: count)
    paints = Array(repeating: .plain, count: count)
  }

  /// Sets the dot nearest to a place; 0 is left and bottom, 1 right and top. Places outside are left out.
  mutating func dot(_ x: Double, _ y: Double, _ paint: Paint) {
    guard (0...1).contains(x), (0...1).contains(y) else { return }
    let column = Int((x * Double(columns * 2 - 1)).rounded())
    let row = Int(((1 - y) * Double(rows * 4 - 1)).rounded())
    let cell = row / 4 * columns + column / 2
    let bits: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
    dots[cell] |= bits[column % 2 * 4 + row % 4]
    paints[cell] = paint
    letters[cell] = nil
  }

  /// Sets the letter nearest to a place.
  mutating func letter(_ x: Double, _ y: Double, _ letter: Character, _ paint: Paint) {
    guard (0...1).contains(x), (0...1).contains(y) else { return }
    let column = Int((x * Double(columns - 1)).rounded())
    set(column, row(y), letter, paint)
  }

  /// Sets one letter by column and row, counted from the upper left.
  mutating func set(_ column: Int, _ row: Int, _ letter: Character, _ paint: Paint) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    letters[row * columns + column] = letter
    paints[row * columns + column] = paint
  }

  /// Whether nothing stands at a column and row.
  func isFree(_ column: Int, _ row: Int) -> Bool {
    let cell = row * columns + column
    return dots[cell] == 0 && letters[cell] == nil
  }

  /// The row that a height falls into.
  func row(_ y: Double) -> Int {
    min(max(Int(((1 - y) * Double(rows * 4 - 1)).rounded()) / 4, 0), rows - 1)
  }

  /// Calls back with places on a straight line, close enough to leave no gap.
  func trace(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ visit: (Double, Double) -> Void
  ) {
    let across = abs(end.x - start.x) * Double(columns * 2)
    let down = abs(end.y - start.y) * Double(rows * 4)
    let steps = Int(min(max(across, down, 1), 10_000).rounded(.up))
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      visit(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
    }
  }

  /// One row of the board.
  func line(_ row: Int) -> StyledLine {
    var line = StyledLine()
    for cell in row * columns..<(row + 1) * columns {
      if let letter = letters[cell] {
        line.append(String(letter), paints[cell])
      } else if dots[cell] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[cell])) {
        line.append(String(Character(scalar)), paints[cell])
      } else {
        line.append(" ")
      }
    }
    return line
  }
}
