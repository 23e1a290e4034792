/// Places for names beside points of a drawing, none over another: next to the point where there is room, else farther
/// away, else none.
struct NamePlacement {
  /// A part of the drawing, in pixels from the upper left.
  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// Where a name stands: the left end of its base line, and whether a line has to lead to its point.
  struct Place {
    var x: Double
    var y: Double
    var isFar: Bool
  }

  private let bounds: Box
  private var taken: [Box] = []

  /// No widely used face has wider letters on average, of 12 pixels, even in a word such as `comedy`.
  private static let letter = 8.0
  private static let height = 13.0
  /// From the base line to the lower edge.
  private static let descent = 3.0

  init(within bounds: Box) { self.bounds = bounds }

  /// The nearest free place beside a point; `nil` if there is none.
  mutating func place(_ name: String, x: Double, y: Double) -> Place? {
    let width = Double(DisplayWidth.of(VisibleText.escaped(name))) * Self.letter
    for distance in [5.0, 9, 16, 26, 38, 52] {
      let beside = Self.height / 2
      // Right, left, above, below, and between them.
      let corners = [
        (x + distance, y - beside), (x - distance - width, y - beside),
        (x - width / 2, y - distance - Self.height), (x - width / 2, y + distance),
        (x + distance, y - distance - beside), (x + distance, y + distance - beside),
        (x - distance - width, y - distance - beside), (x - distance - width, y + distance - beside),
      ]
      for (left, top) in corners {
        let box = Box(left: left, top: top, right: left + width, bottom: top + Self.height)
        guard box.left >= bounds.left, box.right <= bounds.right, box.top >= bounds.top,
          box.bottom <= bounds.bottom, !taken.contains(where: box.overlaps)
        else { continue }
        taken.append(box)
        return Place(x: box.left, y: box.bottom - Self.descent, isFar: distance > 12)
      }
    }
    return nil
  }
}
