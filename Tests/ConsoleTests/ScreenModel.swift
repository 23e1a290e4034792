import Rendering

/// What a terminal shows after the bytes that a program wrote: as much of an xterm as libedit makes use of.
struct ScreenModel {
  let columns: Int
  /// Whether letters that are joined take the place of one, as tmux has it, or one after the other, as xterm does.
  var joins = false
  private var rows: [[String]]
  private var row = 0
  private var column = 0
  private var saved = (row: 0, column: 0)
  private var wraps = true
  private var unfinished = ""

  init(columns: Int, joins: Bool = false) {
    self.columns = columns
    self.joins = joins
    rows = [Self.blank(columns)]
  }

  /// The rows as text, without the blanks at their ends.
  var lines: [String] {
    rows.map { cells in
      var text = cells.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  /// The row that the cursor stands in, up to the cursor.
  var beforeCursor: String { rows[row].prefix(column).joined() }

  mutating func show(_ text: String) {
    var rest = Substring(unfinished + text)
    unfinished = ""
    while let first = rest.unicodeScalars.first {
      if first == "\u{1B}" {
        guard let (command, numbers, after) = Self.sequence(rest) else {
          unfinished = String(rest)
          return
        }
        rest = after
        act(command, numbers)
      } else {
        rest = Substring(rest.unicodeScalars.dropFirst())
        put(first)
      }
    }
  }

  private static func blank(_ columns: Int) -> [String] { Array(repeating: " ", count: columns) }

  /// The letter that ends a sequence, what stands between, and the rest; `nil` if the end has not come yet.
  private static func sequence(_ text: Substring) -> (Character, Substring, Substring)? {
    let body = text.dropFirst()
    guard let kind = body.first else { return nil }
    if kind == "]" {
      // A question or a mark for the terminal: nothing is drawn.
      if let bell = body.unicodeScalars.firstIndex(of: "\u{7}") {
        return ("]", "", body[body.unicodeScalars.index(after: bell)...])
      }
      guard let end = body.firstRange(of: "\u{1B}\\") else { return nil }
      return ("]", "", body[end.upperBound...])
    }
    guard kind == "[" else { return (kind, "", body.dropFirst()) }
    guard let end = body.dropFirst().firstIndex(where: { $0.isLetter || $0 == "@" }) else { return nil }
    return (body[end], body[body.index(after: body.startIndex)..<end], body[body.index(after: end)...])
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": column = 0
    case "\n": down()
    case "\u{8}": column = max(min(column, columns - 1) - 1, 0)
    case "\u{7}": break
    case "\t": column = min((column / 8 + 1) * 8, columns - 1)
    default:
      if joins, join(scalar) { return }
      let width = DisplayWidth.of(String(scalar))
      if column + width > columns {
        guard wraps else {
          column = columns - width
          return
        }
        column = 0
        down()
      }
      guard width > 0 else { return }
      rows[row][column] = String(scalar)
      for other in 1..<width + 1 where other < width { rows[row][column + other] = "" }
      column += width
    }
  }

  /// Adds a letter to the one before the cursor if the two are one; `false` if it stands alone.
  private mutating func join(_ scalar: Unicode.Scalar) -> Bool {
    guard let place = rows[row][..<column].lastIndex(where: { !$0.isEmpty }) else { return false }
    let before = rows[row][place]
    let isJoined = before.unicodeScalars.last == "\u{200D}" || (0x1F3FB...0x1F3FF).contains(scalar.value)
    guard scalar == "\u{200D}" || isJoined else { return false }
    rows[row][place] = before + String(scalar)
    return true
  }

  private mutating func down() {
    row += 1
    if row == rows.count { rows.append(Self.blank(columns)) }
  }

  private mutating func act(_ command: Character, _ text: Substring) {
    let count = max(Int(text.filter(\.isNumber)) ?? 1, 1)
    column = command == "m" || command == "7" ? column : min(column, columns - 1)
    switch command {
    case "A": row = max(row - count, 0)
    case "B": row = min(row + count, rows.count - 1)
    case "C": column = min(column + count, columns - 1)
    case "D": column = max(column - count, 0)
    case "G": column = min(count, columns) - 1
    case "K": erase(from: column)
    case "J":
      erase(from: column)
      rows.removeLast(rows.count - 1 - row)
    case "P":
      rows[row].removeSubrange(column..<min(column + count, columns))
      rows[row] += Array(repeating: " ", count: columns - rows[row].count)
    case "@":
      rows[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      rows[row] = Array(rows[row].prefix(columns))
    case "7": saved = (row, column)
    case "8": (row, column) = saved
    case "h", "l": if text == "?7" { wraps = command == "h" }
    default: break
    }
  }

  private mutating func erase(from start: Int) {
    for place in start..<columns { rows[row][place] = " " }
  }
}
