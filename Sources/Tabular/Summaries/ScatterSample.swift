/// Two columns against each other, with so few rows of each group that a picture can show them.
public struct ScatterSample: Sendable, Equatable {
  /// The places of the rows that were drawn, in the order of the table.
  public struct Group: Sendable, Equatable {
    /// The values of the first and of the second column.
    public let x, y: [Double]
  }

  /// The groups in the order given.
  public let groups: [Group]

  /// Draws rows that have both values, at most `most` in all and equally many of each group.
  ///
  /// - Parameter seed: fixes the draw.
  public init(_ x: ColumnName, _ y: ColumnName, in dataset: Dataset, groups: [[Int]], most: Int, seed: UInt64)
  {
    let xs = dataset.numericValues(x) ?? []
    let ys = dataset.numericValues(y) ?? []
    var generator = SeededGenerator(seed: seed, stream: "plot")
    self.groups = groups.map { rows in
      let present = rows.filter { $0 < xs.count && $0 < ys.count && !xs[$0].isNaN && !ys[$0].isNaN }
      let drawn = generator.sample(most / max(groups.count, 1), below: present.count).sorted().map {
        present[$0]
      }
      return Group(x: drawn.map { Double(xs[$0]) }, y: drawn.map { Double(ys[$0]) })
    }
  }
}
