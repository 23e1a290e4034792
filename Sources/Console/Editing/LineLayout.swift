import CLibEdit
import Rendering

/// Where the letters of an edited line stand in a window, as libedit counts them.
struct LineLayout: Hashable {
  /// The columns of the window.
  let columns: Int
  /// The row, from that of the prompt.
  private(set) var row = 0
  /// The column in that row.
  private(set) var column = 0
  /// The widths of stretches that ended before the window's edge, as a wide letter no longer fitted.
  private var brokenStretches: [Int] = []
  /// The width of the stretch since.
  private var stretch: Int

  /// A layout after a prompt of `promptWidth` columns.
  init(columns: Int, promptWidth: Int) {
    self.columns = max(columns, 1)
    row = promptWidth / self.columns
    column = promptWidth % self.columns
    stretch = promptWidth
  }

  /// The place after the text.
  func after(_ text: some StringProtocol) -> LineLayout {
    var place = self
    for scalar in text.unicodeScalars { place.advance(by: Self.width(of: scalar)) }
    return place
  }

  /// How many columns a hint may take here without reaching the last one: none in a row just begun by a
  /// wrap, where terminals differ in where the cursor is.
  var room: Int { row > 0 && column == 0 ? 0 : max(columns - column - 1, 0) }

  /// The row of this place after the window's width changed: terminals join and cut the rows of a stretch.
  func row(inColumns columns: Int) -> Int {
    let columns = max(columns, 1)
    return brokenStretches.reduce(stretch / columns) { $0 + max(($1 + columns - 1) / columns, 1) }
  }

  /// Whether terminals differ in how wide a letter is: several that are joined to one picture, or drawn as one.
  static func isDisputed(_ letter: Character) -> Bool {
    letter.unicodeScalars.count > 1 && DisplayWidth.of(letter) != counted(letter)
  }

  /// The most columns that a terminal gives a letter.
  static func widest(_ letter: Character) -> Int { max(DisplayWidth.of(letter), counted(letter)) }

  /// The columns that libedit gives a letter with all that is joined to it.
  private static func counted(_ letter: Character) -> Int {
    letter.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private mutating func advance(by width: Int) {
    if column + width > columns {
      row += 1
      column = 0
      brokenStretches.append(stretch)
      stretch = 0
    }
    column += width
    stretch += width
    if column == columns {
      row += 1
      column = 0
    }
  }

  /// The width that libedit gives a letter: what the C library says, `^X` for control characters.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x20 || scalar.value == 0x7F { return 2 }
    let width = Int(letter_width(scalar.value))
    return width >= 0 ? width : scalar.value > 0xFFFF ? 8 : 7
  }
}
