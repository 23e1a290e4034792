extension Duration {
  /// The duration in seconds, parts of a second included.
  public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
