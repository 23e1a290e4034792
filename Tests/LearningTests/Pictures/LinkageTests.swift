import Testing

@testable import Learning

@Suite struct LinkageTests {
  @Test func `joins the nearest first, at their mean distance`() {
    // 0 and 1 are near, 2 is 4 and 6 away from them, which is 5 on average.
    let tree = Linkage(distances: [[0, 1, 4], [1, 0, 6], [4, 6, 0]])
    guard case .join(let one, let other, let height) = tree.root else {
      Issue.record("no join")
      return
    }
    #expect(height == 5)
    #expect(Set([Set(one.leaves), Set(other.leaves)]) == [[0, 1], [2]])
    #expect(tree.order == [1, 0, 2], "the end that meets the third is the nearer one")
  }

  @Test func `stands genres that are taken for one another side by side`() throws {
    // Even and odd classes are confused among themselves only.
    let labels = (0..<12).flatMap { row in (0..<12).map { _ in row } }
    let answers = (0..<12).flatMap { row in (0..<12).map { $0 % 2 == row % 2 ? $0 : row } }
    var probabilities = Matrix(rows: labels.count, columns: 12)
    for (row, answer) in answers.enumerated() { probabilities[row, answer] = 1 }
    let order = Linkage(ConfusionCounts(try Predictions(probabilities: probabilities, labels: labels))).order
    #expect(order.sorted() == Array(0..<12))
    #expect(zip(order, order.dropFirst()).filter { ($0 + $1) % 2 == 1 }.count == 1)
  }

  @Test func `a matrix that is not square joins nothing`() {
    #expect(Linkage(distances: [[0, 1], [1]]).root == nil)
    #expect(Linkage(distances: []).order == [])
    #expect(Linkage(distances: [[0]]).order == [0])
    #expect(Linkage(distances: [[0, .nan], [.nan, 0]]).order.count == 2)
  }
}
