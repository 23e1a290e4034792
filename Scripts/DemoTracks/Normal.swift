import Foundation

/// The standard normal distribution: its distribution function and the inverse.
enum Normal {
  static func distribution(_ value: Double) -> Double { erfc(-value / 2.0.squareRoot()) / 2 }

  /// Acklam's rational approximation; relative error below 1.2e-9.
  static func quantile(_ probability: Double) -> Double {
    let low = 0.02425
    if probability < low { return tail(probability) }
    if probability > 1 - low { return -tail(1 - probability) }
    let centre = probability - 0.5
    let square = centre * centre
    let above = [
      -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716,
      2.506628277459239,
    ]
    let below = [
      -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
    ]
    return polynomial(above, at: square) * centre / polynomial(below, at: square)
  }

  private static func tail(_ probability: Double) -> Double {
    let root = (-2 * log(probability)).squareRoot()
    let above = [
      -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783,
    ]
    let below = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
    return polynomial(above, at: root) / polynomial(below, at: root)
  }

  /// Highest power first.
  private static func polynomial(_ coefficients: [Double], at value: Double) -> Double {
    coefficients.reduce(0) { $0 * value + $1 }
  }
}
