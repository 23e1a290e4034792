/// A few numbers of a column and what one look at them tells; NaN where there is none.
struct NumberBlock {
  private let values: UnsafeBufferPointer<Float>
  /// How many are there, and how many of them are zero.
  private(set) var known = 0
  private(set) var zeroes = 0
  /// Infinity and its negative where no number is there.
  private(set) var least = Float.infinity
  private(set) var greatest = -Float.infinity

  private static let width = 8

  /// - Parameter values: fewer than 2³² numbers.
  init(_ values: UnsafeBufferPointer<Float>) {
    self.values = values
    let raw = UnsafeRawBufferPointer(values)
    var (low, high) = (SIMD8<Float>(repeating: .infinity), SIMD8<Float>(repeating: -.infinity))
    var (known, zeroes) = (SIMD8<Int32>(), SIMD8<Int32>())
    let whole = values.count / Self.width * Self.width
    for start in stride(from: 0, to: whole, by: Self.width) {
      let part = raw.loadUnaligned(fromByteOffset: start &* 4, as: SIMD8<Float>.self)
      low.replace(with: part, where: part .< low)
      high.replace(with: part, where: part .> high)
      // A mask is -1 where it holds.
      known &-= unsafeBitCast(part .== part, to: SIMD8<Int32>.self)
      zeroes &-= unsafeBitCast(part .== 0, to: SIMD8<Int32>.self)
    }
    least = low.min()
    greatest = high.max()
    self.known = Int(known.wrappedSum())
    self.zeroes = Int(zeroes.wrappedSum())
    for value in values[whole...] where !value.isNaN {
      self.known += 1
      self.zeroes += value == 0 ? 1 : 0
      least = min(least, value)
      greatest = max(greatest, value)
    }
  }

  /// How many values meet a condition: counted as wide as a value, so that the compiler takes whole vectors.
  @inline(__always)
  func count(_ condition: (Float) -> Bool) -> Int {
    var count: UInt32 = 0
    for value in values { count &+= condition(value) ? 1 : 0 }
    return Int(count)
  }
}
