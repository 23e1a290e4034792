import Report

/// Names with their values, the values in a column of their own.
extension TerminalRenderer {
  /// Fields in lines; a name too long for its column stands above its value.
  func lines(of fields: [Output.Field]) -> [StyledLine] {
    guard !style.isLinear, width >= 30 else { return fields.flatMap(sentence) }
    let names = fields.map { StyledLine(spelled($0.name), paint(of: $0)) }
    let roomiest = textWidth * 9 / 20
    let column = 2 + (names.map(\.width).filter { $0 <= roomiest }.max() ?? 4)
    return zip(names, fields).flatMap { name, field -> [StyledLine] in
      var lines: [StyledLine] = []
      var line = name
      var indent = column
      if name.width > column - 2 {
        let piece = StyledLine.Fragment(spelled(field.name), paint(of: field))
        lines = TextWrapping(width: textWidth, indent: 2).lines(of: [(piece, staysTogether: false)])
        line = StyledLine()
        // Under its name a value needs no column of its own, unless there is room for one.
        if column > textWidth / 3 { indent = 4 }
      }
      for part in TextWrapping(width: textWidth - indent).lines(of: pieces(of: field.value)) {
        line.pad(to: indent)
        line.append(part)
        lines.append(line)
        line = StyledLine()
      }
      return lines
    }
  }

  private func sentence(_ field: Output.Field) -> [StyledLine] {
    wrapped(field.value, label: spelled(field.name) + ": ", labelPaint: paint(of: field))
  }

  private func paint(of field: Output.Field) -> Paint { field.isTyped ? .code : .faint }
}
