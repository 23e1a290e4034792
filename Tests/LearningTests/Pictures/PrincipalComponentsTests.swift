import Testing

@testable import Learning

@Suite struct PrincipalComponentsTests {
  @Test func `finds the direction in which two features rise together`() throws {
    // The second is the first, ten times as large; the third knows nothing of them.
    let rows: [[Float]] = [[1, 10, 1], [2, 20, -1], [3, 30, -1], [4, 40, 1]]
    let components = PrincipalComponents(
      try #require(Matrix(rows: 4, columns: 3, values: rows.flatMap { $0 })), count: 3)
    let half = 0.5.squareRoot()
    for (found, expected) in zip(components.axes[0], [half, half, 0]) {
      #expect(abs(found - expected) < 1e-6)
    }
    #expect(abs(components.shares[0] - 2.0 / 3) < 1e-6)
    #expect(abs(components.shares[1] - 1.0 / 3) < 1e-6)
    #expect(abs(components.shares[2]) < 1e-6)
    #expect(components.means == [2.5, 25, 0])
  }

  @Test func `the middle of the table lies at nothing, and what is missing stands there`() throws {
    let matrix = try #require(Matrix(rows: 3, columns: 2, values: [0, 4, 2, .nan, 4, 8]))
    let components = PrincipalComponents(matrix, count: 2)
    for place in components.position(of: [2, 6]) { #expect(abs(place) < 1e-9) }
    for place in components.position(of: [.nan, .nan]) { #expect(place == 0) }
  }

  @Test func `axes are unit vectors at right angles, the strongest entry above nothing`() {
    var matrix = Matrix(rows: 60, columns: 4)
    for row in 0..<60 {
      for column in 0..<4 { matrix[row, column] = Float((row * (column + 3) * 7) % 31) }
    }
    let axes = PrincipalComponents(matrix, count: 4).axes
    for (place, axis) in axes.enumerated() {
      #expect(abs(Self.product(axis, axis) - 1) < 1e-6)
      let strongest = axis.max { $0.magnitude < $1.magnitude } ?? 0
      #expect(strongest > 0)
      for other in axes[(place + 1)...] { #expect(abs(Self.product(axis, other)) < 1e-4) }
    }
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { sum, pair in sum + pair.0 * pair.1 }
  }

  @Test func `a table without rows, or that never changes, has places all the same`() {
    #expect(PrincipalComponents(Matrix(rows: 0, columns: 2), count: 2).shares == [0, 0])
    let flat = PrincipalComponents(Matrix(rows: 5, columns: 2, repeating: 3), count: 1)
    #expect(flat.position(of: [3, 3]).allSatisfy { $0.isFinite })
  }
}
