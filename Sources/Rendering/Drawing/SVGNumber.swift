/// Numbers in drawings: a tenth of a pixel is enough.
enum SVGNumber {
  /// The number with at most two digits after the point.
  static func text(_ value: Double) -> String {
    let scaled = (min(max(value.isFinite ? value : 0, -1e6), 1e6) * 100).rounded() / 100
    return scaled == scaled.rounded() ? "\(Int(scaled))" : "\(scaled)"
  }
}
