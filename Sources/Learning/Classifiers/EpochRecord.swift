/// One point of the learning curves.
public struct EpochRecord: Sendable, Equatable, Codable {
  /// 1 for the first pass over the training rows (or the first round of another kind of classifier).
  public let epoch: Int
  /// Mean cross-entropy (nats) over the training rows, as seen while learning.
  public let trainingLoss: Double
  /// Share of training rows answered rightly, as seen while learning.
  public let trainingAccuracy: Double
  /// Mean cross-entropy (nats) over the validation rows.
  public let validationLoss: Double?
  /// Share of validation rows answered rightly.
  public let validationAccuracy: Double?

  /// A point with known values.
  public init(
    epoch: Int, trainingLoss: Double, trainingAccuracy: Double,
    validationLoss: Double? = nil, validationAccuracy: Double? = nil
  ) {
    self.epoch = epoch
    self.trainingLoss = trainingLoss
    self.trainingAccuracy = trainingAccuracy
    self.validationLoss = validationLoss
    self.validationAccuracy = validationAccuracy
  }

  /// Loss and accuracy in a line, on the validation side where there is one, such as `loss 1.204 · val 48.3 %`.
  var text: String {
    let loss = "loss " + Self.decimal(validationLoss ?? trainingLoss, digits: 3)
    return validationAccuracy.map { loss + " · val " + Self.decimal($0 * 100, digits: 1) + " %" } ?? loss
  }

  private static func decimal(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value * scale).rounded()
    guard abs(scaled) < 1e15 else { return "\(value)" }
    let (whole, rest) = Int(abs(scaled)).quotientAndRemainder(dividingBy: Int(scale))
    let fraction = String(rest)
    return (scaled < 0 ? "-" : "") + "\(whole)." + String(repeating: "0", count: digits - fraction.count)
      + fraction
  }
}
