import Kernels
import Tabular

/// How a network sees a track: its features, as they are or spelled out, then its cues.
struct InputEncoding: Sendable, Equatable {
  /// How features are spelled out; `nil` leaves them as they are.
  let ranges: PiecewiseLinear?
  /// The number of features.
  let featureCount: Int
  /// How many numbers the cues are; 0 for a network of sound alone.
  let cueWidth: Int

  /// How many inputs a track is to the network.
  var width: Int { (ranges?.count ?? featureCount) + cueWidth }

  /// The inputs that are spelled out. Throws `KernelError` for more than a network may see.
  var spelledOut: RangedInputs {
    get throws(KernelError) { try ranges?.inputs ?? .none }
  }

  /// How many numbers of a row are features: two for each that is spelled out.
  private var featureNumbers: Int {
    ranges.map { $0.edges.reduce(0) { $0 + ($1.isEmpty ? 0 : 2) } } ?? featureCount
  }

  /// Whether the network sees features alone, as they are.
  var isPlain: Bool { ranges == nil && cueWidth == 0 }

  /// Throws `LearningError.shape` if the inputs have other features or cues.
  func check(_ inputs: TrackInputs) throws(LearningError) {
    guard inputs.features.columns == featureCount else {
      throw .shape(expected: featureCount, found: inputs.features.columns)
    }
    if let cues = inputs.cues, cueWidth > 0, cues.width != cueWidth {
      throw .shape(expected: cueWidth, found: cues.width)
    }
  }

  /// Some tracks as the network takes them, row after row: features, in short where they are spelled out, then cues. The
  /// inputs must have passed `check`.
  ///
  /// - Parameter isBlank: Whether a track is shown without its cues.
  func values(
    of rows: some Collection<Int>, in inputs: TrackInputs, isBlank: (Int) -> Bool = { _ in false }
  ) -> [Float] {
    let features = featureNumbers
    let width = features + cueWidth
    return [Float](unsafeUninitializedCapacity: rows.count * width) { target, count in
      target.initialize(repeating: 0)
      for (place, row) in rows.enumerated() {
        let own = UnsafeMutableBufferPointer(rebasing: target[place * width..<(place + 1) * width])
        if let ranges {
          ranges.write(inputs.features.row(row), to: own)
        } else {
          for (column, value) in inputs.features.row(row).enumerated() { own[column] = value }
        }
        if cueWidth > 0, let cues = inputs.cues, !isBlank(row) {
          cues.write(row, to: UnsafeMutableBufferPointer(rebasing: own[features...]))
        }
      }
      count = rows.count * width
    }
  }

  /// All tracks as the network takes them, worked out by several threads. The inputs must have passed `check`.
  func values(in inputs: TrackInputs, threads: Int) -> [Float] {
    concurrentBlocks(inputs.rows, of: 4096, threads: threads) { values(of: $0, in: inputs) }.flatMap { $0 }
  }

  /// All tracks as the network takes them, a block at a time, so that only a block of them is in memory.
  func eachBlock(
    of inputs: TrackInputs, _ body: (_ rows: Range<Int>, _ values: [Float]) throws -> Void
  ) throws {
    try check(inputs)
    let length = 8192
    for first in stride(from: 0, to: inputs.rows, by: length) {
      let rows = first..<min(first + length, inputs.rows)
      try body(rows, values(of: rows, in: inputs))
    }
  }
}
