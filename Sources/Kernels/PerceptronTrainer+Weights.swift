extension PerceptronTrainer {
  /// Rows of two panels that a tile sees at a time where there are many, so that what all tiles of a block of weights read
  /// stays in the first cache.
  private static let rowsAtOnce = 128

  /// Computes the gradient of a block of weights, tile by tile, and applies it straight from the registers.
  ///
  /// - Parameter sums: room for a block of 32 × 32 sums.
  func updateWeights(
    _ layer: DenseLayer, _ source: Floats, inputPanels: Range<Int>, outputPanels: Range<Int>,
    rows: Range<Int>, _ update: Update, _ sums: Floats
  ) {
    let size = capacity * Panel.width
    for inputPanel in inputPanels {
      let left = source.slice(inputPanel * size, size)
      let inputs = min(Panel.width, layer.plainInputs - inputPanel * Panel.width)
      for outputPanel in outputPanels {
        let right = layer.delta.slice(outputPanel * size, size)
        let start =
          (outputPanel * layer.weightRows + layer.ranged + inputPanel * Panel.width) * Panel.width
        var begin = rows.lowerBound
        while begin < rows.upperBound {
          let end = min(begin + Self.rowsAtOnce, rows.upperBound)
          for first in stride(from: 0, to: inputs, by: Tile.rows) {
            for column in stride(from: 0, to: Panel.width, by: Tile.columns) {
              let place = first * Panel.width + column
              var tile = begin == rows.lowerBound ? Tile() : Tile(sums, at: place)
              Panel.addTransposedProduct(
                left, right, rows: begin..<end, first: first, column: column, to: &tile)
              if end < rows.upperBound {
                tile.forEach { position, partial in sums.store(partial, place + position) }
                continue
              }
              tile.forEach { position, gradient in
                update(
                  gradient, layer.weight, layer.weightMoments.0, layer.weightMoments.1,
                  at: start + place + position, decays: true)
              }
            }
          }
          begin = end
        }
      }
    }
  }
}
