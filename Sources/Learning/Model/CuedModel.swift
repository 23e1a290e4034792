/// What answers a model's tracks whose names are known: a classifier with cues, and how sure it may be.
public struct CuedModel: Sendable {
  /// The classifier with what it looks up.
  public let classifier: TrackClassifier
  /// How sure it may be.
  public let confidence: Confidence

  /// Puts the parts together.
  public init(_ classifier: TrackClassifier, confidence: Confidence) {
    self.classifier = classifier
    self.confidence = confidence
  }
}
