import Report

/// The names of points in a plot: beside the point where there is room, else below the plot by a letter.
extension TerminalRenderer {
  /// Names for which there is no room beside their points: the letter that stands for each, and how many have none.
  struct NamesApart {
    var keyed: [(key: Character, names: String, series: Int)] = []
    var unnamed = 0
  }

  private static let keys = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// Writes the names of points to their right, or to their left: over no other point that has one, and with a blank
  /// between two names. A point without room for its name is drawn as a letter.
  func writeNames(
    of plot: Plot, on board: inout PlotCanvas, _ xScale: PlotScale, _ yScale: PlotScale
  ) -> NamesApart {
    var points: [(name: String, column: Int, row: Int, series: Int)] = []
    for (index, series) in plot.series.enumerated() {
      for (place, label) in zip(zip(series.x, series.y), series.labels) {
        let (x, y) = (xScale.position(place.0), yScale.position(place.1))
        guard (0...1).contains(x), (0...1).contains(y) else { continue }
        let column = Int((x * Double(board.columns - 1)).rounded())
        points.append((spelled(label), column, board.row(y), index))
      }
    }
    var taken = Set(points.map { $0.row * board.columns + $0.column })
    var lettered: [Int: Int] = [:]
    var apart = NamesApart()
    for point in points {
      let letters = point.name.filter { DisplayWidth.of($0) == 1 }
      let starts = [point.column + 2, point.column - 1 - letters.count].filter {
        $0 >= 0 && $0 + letters.count <= board.columns
      }
      let free = starts.first { start in
        // What stands right beside a name would be read as a part of it.
        let cells = max(start - 1, 0)..<min(start + letters.count + 1, board.columns)
        return cells.allSatisfy { $0 == point.column || !taken.contains(point.row * board.columns + $0) }
      }
      if let free, !letters.isEmpty {
        for (offset, letter) in letters.enumerated() {
          board.set(free + offset, point.row, letter, seriesPaint(point.series))
          taken.insert(point.row * board.columns + free + offset)
        }
      } else if let same = lettered[point.row * board.columns + point.column] {
        apart.keyed[same].names += ", " + point.name
      } else if apart.keyed.count < Self.keys.count {
        let key = Self.keys[apart.keyed.count]
        lettered[point.row * board.columns + point.column] = apart.keyed.count
        board.set(point.column, point.row, key, seriesPaint(point.series))
        apart.keyed.append((key, point.name, point.series))
      } else {
        apart.unnamed += 1
      }
    }
    return apart
  }

  /// Which letter stands for which name, and how many names there was no room for.
  func namesApart(_ apart: NamesApart) -> [StyledLine] {
    var pieces: [(fragment: StyledLine.Fragment, staysTogether: Bool)] = []
    for (index, entry) in apart.keyed.enumerated() {
      if index > 0 { pieces.append((.init("   "), staysTogether: false)) }
      pieces.append((.init(String(entry.key), seriesPaint(entry.series)), staysTogether: true))
      pieces.append((.init(" " + entry.names, .faint), staysTogether: true))
    }
    let lines = pieces.isEmpty ? [] : TextWrapping(width: textWidth, indent: 2).lines(of: pieces)
    guard apart.unnamed > 0 else { return lines }
    return lines
      + wrapped("no room for \(apart.unnamed) more \(apart.unnamed == 1 ? "name" : "names")", base: .faint)
  }
}
