/// The part of a product that stays in registers while the depth runs: `Tile.rows × Tile.columns` sums.
///
/// With 32 registers of 16 floats, 8 × 32 sums keep both multiply-add units busy (16 chains of latency 4) and no
/// row count that is a multiple of 8 leaves a remainder. Narrower machines have 16 registers of 8 floats, or 32
/// of 4, and take 4 × 16. A sum is the same chain of multiply-adds either way.
#if TIMBRE_WIDE
  struct Tile {
    static let rows = 8
    static let columns = 32

    private var a0 = Lanes(), a1 = Lanes(), a2 = Lanes(), a3 = Lanes()
    private var a4 = Lanes(), a5 = Lanes(), a6 = Lanes(), a7 = Lanes()
    private var b0 = Lanes(), b1 = Lanes(), b2 = Lanes(), b3 = Lanes()
    private var b4 = Lanes(), b5 = Lanes(), b6 = Lanes(), b7 = Lanes()

    @inline(__always) init() {}

    /// Goes on from sums that lie in a panel from `position` on.
    @inline(__always)
    init(_ sums: Floats, at position: Int) {
      a0 = sums.lanes(position)
      b0 = sums.lanes(position + 16)
      a1 = sums.lanes(position + 1 * Panel.width)
      b1 = sums.lanes(position + 1 * Panel.width + 16)
      a2 = sums.lanes(position + 2 * Panel.width)
      b2 = sums.lanes(position + 2 * Panel.width + 16)
      a3 = sums.lanes(position + 3 * Panel.width)
      b3 = sums.lanes(position + 3 * Panel.width + 16)
      a4 = sums.lanes(position + 4 * Panel.width)
      b4 = sums.lanes(position + 4 * Panel.width + 16)
      a5 = sums.lanes(position + 5 * Panel.width)
      b5 = sums.lanes(position + 5 * Panel.width + 16)
      a6 = sums.lanes(position + 6 * Panel.width)
      b6 = sums.lanes(position + 6 * Panel.width + 16)
      a7 = sums.lanes(position + 7 * Panel.width)
      b7 = sums.lanes(position + 7 * Panel.width + 16)
    }

    /// Adds a product of `depth` terms: `left[row * leftRow + term * leftTerm] × right[term * Panel.width + column]`.
    @inline(__always)
    mutating func add(_ left: Floats, row leftRow: Int, term leftTerm: Int, _ right: Floats, depth: Int) {
      for term in 0..<depth {
        let first = right.lanes(term * Panel.width)
        let second = right.lanes(term * Panel.width + 16)
        let at = term * leftTerm
        let x0 = Lanes(repeating: left[at])
        a0 = multiplyAdd(x0, first, a0)
        b0 = multiplyAdd(x0, second, b0)
        let x1 = Lanes(repeating: left[at + leftRow])
        a1 = multiplyAdd(x1, first, a1)
        b1 = multiplyAdd(x1, second, b1)
        let x2 = Lanes(repeating: left[at + 2 * leftRow])
        a2 = multiplyAdd(x2, first, a2)
        b2 = multiplyAdd(x2, second, b2)
        let x3 = Lanes(repeating: left[at + 3 * leftRow])
        a3 = multiplyAdd(x3, first, a3)
        b3 = multiplyAdd(x3, second, b3)
        let x4 = Lanes(repeating: left[at + 4 * leftRow])
        a4 = multiplyAdd(x4, first, a4)
        b4 = multiplyAdd(x4, second, b4)
        let x5 = Lanes(repeating: left[at + 5 * leftRow])
        a5 = multiplyAdd(x5, first, a5)
        b5 = multiplyAdd(x5, second, b5)
        let x6 = Lanes(repeating: left[at + 6 * leftRow])
        a6 = multiplyAdd(x6, first, a6)
        b6 = multiplyAdd(x6, second, b6)
        let x7 = Lanes(repeating: left[at + 7 * leftRow])
        a7 = multiplyAdd(x7, first, a7)
        b7 = multiplyAdd(x7, second, b7)
      }
    }

    /// Calls `body` with the position in a panel, counted from the tile's first row, and the sixteen sums there.
    @inline(__always)
    func forEach(_ body: (_ position: Int, _ sums: Lanes) -> Void) {
      body(0 * Panel.width, a0)
      body(0 * Panel.width + 16, b0)
      body(1 * Panel.width, a1)
      body(1 * Panel.width + 16, b1)
      body(2 * Panel.width, a2)
      body(2 * Panel.width + 16, b2)
      body(3 * Panel.width, a3)
      body(3 * Panel.width + 16, b3)
      body(4 * Panel.width, a4)
      body(4 * Panel.width + 16, b4)
      body(5 * Panel.width, a5)
      body(5 * Panel.width + 16, b5)
      body(6 * Panel.width, a6)
      body(6 * Panel.width + 16, b6)
      body(7 * Panel.width, a7)
      body(7 * Panel.width + 16, b7)
    }
  }
#else
  struct Tile {
    static let rows = 4
    static let columns = 16

    private var a0 = Lanes(), a1 = Lanes(), a2 = Lanes(), a3 = Lanes()

    @inline(__always) init() {}

    /// Goes on from sums that lie in a panel from `position` on.
    @inline(__always)
    init(_ sums: Floats, at position: Int) {
      a0 = sums.lanes(position)
      a1 = sums.lanes(position + 1 * Panel.width)
      a2 = sums.lanes(position + 2 * Panel.width)
      a3 = sums.lanes(position + 3 * Panel.width)
    }

    /// Adds a product of `depth` terms: `left[row * leftRow + term * leftTerm] × right[term * Panel.width + column]`.
    @inline(__always)
    mutating func add(_ left: Floats, row leftRow: Int, term leftTerm: Int, _ right: Floats, depth: Int) {
      for term in 0..<depth {
        let first = right.lanes(term * Panel.width)
        let at = term * leftTerm
        a0 = multiplyAdd(Lanes(repeating: left[at]), first, a0)
        a1 = multiplyAdd(Lanes(repeating: left[at + leftRow]), first, a1)
        a2 = multiplyAdd(Lanes(repeating: left[at + 2 * leftRow]), first, a2)
        a3 = multiplyAdd(Lanes(repeating: left[at + 3 * leftRow]), first, a3)
      }
    }

    /// Calls `body` with the position in a panel, counted from the tile's first row, and the sixteen sums there.
    @inline(__always)
    func forEach(_ body: (_ position: Int, _ sums: Lanes) -> Void) {
      body(0 * Panel.width, a0)
      body(1 * Panel.width, a1)
      body(2 * Panel.width, a2)
      body(3 * Panel.width, a3)
    }
  }
#endif
