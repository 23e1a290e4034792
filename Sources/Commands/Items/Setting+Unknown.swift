import Shell

extension Setting where Value == Double {
  /// Which share of tracks of learned genres may be declined as unlike anything learned.
  static let unknown = Setting(
    "unknown", 0.05, in: 0...1, "which share of tracks of known genres may be declined as unknown")
}
