extension PerceptronTrainer {
  /// Rows of all panels of a layer that stay in the second cache; a multiple of a tile's.
  static let blockRows = 512
  /// Rows of two panels that stay in the first cache.
  private static let stretchRows = 128

  /// Computes the gradient of a block of weights, tile by tile, and applies it straight from the registers.
  ///
  /// Of many rows a tile sees a stretch at a time, and all tiles see those of a block before those of the next: the sums so
  /// far wait in `sums`, which has room for 32 × 32, or with several blocks in the layer's own gradient.
  func updateWeights(
    _ layer: DenseLayer, _ source: Floats, inputPanels: Range<Int>, outputPanels: Range<Int>,
    rows: Range<Int>, _ update: Update, _ sums: Floats
  ) {
    let size = capacity * Panel.width
    eachBlock(rows) { block in
      for inputPanel in inputPanels {
        let inputs = min(Panel.width, layer.plainInputs - inputPanel * Panel.width)
        for outputPanel in outputPanels {
          let start =
            (outputPanel * layer.weightRows + layer.ranged + inputPanel * Panel.width) * Panel.width
          let product = PanelProduct(
            left: source.slice(inputPanel * size, size), right: layer.delta.slice(outputPanel * size, size),
            columns: inputs, rows: rows,
            sums: block == rows ? sums : layer.gradient.slice(start, Panel.width * Panel.width))
          for begin in stride(from: block.lowerBound, to: block.upperBound, by: Self.stretchRows) {
            product.add(begin..<min(begin + Self.stretchRows, block.upperBound)) { position, gradient in
              update(
                gradient, layer.weight, layer.weightMoments.0, layer.weightMoments.1, at: start + position,
                decays: true)
            }
          }
        }
      }
    }
  }
}

/// `leftᵀ × right` of two panels, added up over stretches of their rows.
private struct PanelProduct {
  let left: Floats
  let right: Floats
  /// Columns of the left panel that count.
  let columns: Int
  /// All rows, from the first stretch's first to the last stretch's last.
  let rows: Range<Int>
  /// Room for the sums between two stretches.
  let sums: Floats

  /// Adds a stretch of the rows; after the last, hands the sums to `sink` as (position in a panel, sixteen sums).
  @inline(__always)
  func add(_ stretch: Range<Int>, sink: (_ position: Int, _ sums: Lanes) -> Void) {
    for first in stride(from: 0, to: columns, by: Tile.rows) {
      for column in stride(from: 0, to: Panel.width, by: Tile.columns) {
        let place = first * Panel.width + column
        var tile = stretch.lowerBound == rows.lowerBound ? Tile() : Tile(sums, at: place)
        Panel.addTransposedProduct(left, right, rows: stretch, first: first, column: column, to: &tile)
        if stretch.upperBound < rows.upperBound {
          tile.forEach { position, partial in sums.store(partial, place + position) }
        } else {
          tile.forEach { position, total in sink(place + position, total) }
        }
      }
    }
  }
}
