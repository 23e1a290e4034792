/// Seeded random draws: SplitMix64 (Steele, Lea and Flood 2014), so that every machine draws the same table.
struct Draw {
  private var state: UInt64

  /// One stream per name: a genre that is added leaves the tracks of the others as they are.
  init(seed: UInt64, stream: String) {
    // FNV-1a
    state = stream.utf8.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// In 0 ..< 1.
  mutating func uniform() -> Double { Double(bits() >> 11) * 0x1p-53 }

  mutating func below(_ bound: Int) -> Int { Int(uniform() * Double(bound)) }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// The index that a draw by weight gives.
  mutating func index(weights: [Double]) -> Int {
    var rest = uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return index }
    }
    return weights.count - 1
  }

  /// A standard normal, by the inverse of the distribution function (Acklam 2003): no library sine or logarithm
  /// in the middle of the distribution, where machines could differ.
  mutating func normal() -> Double { Normal.quantile(max(uniform(), 0x1p-53)) }
}
