/// A line that people and programs draw between the header and the rows, or around them: `|---|---|`, `+----+----+`.
enum RuledLine {
  /// Whether bytes are nothing but strokes, corners and what may stand between them.
  static func isOne(_ bytes: some Collection<UInt8>) -> Bool {
    var strokes = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "="): strokes += 1
      case UInt8(ascii: "|"), UInt8(ascii: "+"), UInt8(ascii: ":"), Byte.space, Byte.tab, Byte.carriageReturn,
        Byte.newline:
        break
      default: return false
      }
    }
    return strokes > 2
  }

  /// Whether cells are nothing but strokes, three of them at least in each that is not empty.
  static func areRules(_ cells: [String]) -> Bool {
    let drawn = cells.filter { !$0.isEmpty }
    return !drawn.isEmpty
      && drawn.allSatisfy { $0.count > 2 && $0.allSatisfy { "-=_:–—".contains($0) } }
  }
}
