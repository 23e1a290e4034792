/// A colour as red, green and blue, and the nearest that a terminal of fewer colours has.
struct Color: Sendable, Hashable {
  let red: UInt8
  let green: UInt8
  let blue: UInt8

  /// A colour from its 24 bits, as in `0x5FA8D3`.
  init(_ bits: UInt32) {
    red = UInt8(truncatingIfNeeded: bits >> 16)
    green = UInt8(truncatingIfNeeded: bits >> 8)
    blue = UInt8(truncatingIfNeeded: bits)
  }

  /// One of the 256 of xterm by its number, 16 to 255: a cube of six steps, and greys.
  init(xterm number: Int) {
    let place = min(max(number, 16), 255) - 16
    let parts =
      place >= 216
      ? Array(repeating: 8 + 10 * (place - 216), count: 3)
      : [place / 36, place / 6 % 6, place % 6].map(Self.level)
    (red, green, blue) = (UInt8(parts[0]), UInt8(parts[1]), UInt8(parts[2]))
  }

  private init(red: Double, green: Double, blue: Double) {
    self.red = UInt8(min(max(red, 0), 255))
    self.green = UInt8(min(max(green, 0), 255))
    self.blue = UInt8(min(max(blue, 0), 255))
  }

  /// The colour at a position from 0 to 1 along a ramp of colours at equal distances.
  static func mixed(_ ramp: [Color], at position: Double) -> Color {
    guard let first = ramp.first, let last = ramp.last, ramp.count > 1 else { return ramp.first ?? .init(0) }
    guard position > 0 else { return first }
    guard position < 1 else { return last }
    let place = position * Double(ramp.count - 1)
    let (low, high) = (ramp[Int(place)], ramp[Int(place) + 1])
    let part = place - place.rounded(.down)
    func mix(_ from: UInt8, _ to: UInt8) -> Double { Double(from) + (Double(to) - Double(from)) * part }
    return Color(
      red: mix(low.red, high.red), green: mix(low.green, high.green), blue: mix(low.blue, high.blue))
  }

  /// How bright it is, 0 to 1 (relative luminance, WCAG 2.2).
  var luminance: Double {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// How well it stands out from another colour, 1 to 21 (contrast ratio, WCAG 2.2).
  func contrast(with other: Color) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// Black or white, whichever is easier to read on it.
  var ink: Color { luminance > 0.179 ? Color(0x101418) : Color(0xFFFFFF) }

  /// The number of the nearest colour among the 256 of xterm: a cube of six steps, and greys.
  var xterm256: Int {
    let (r, g, b) = (Self.step(red), Self.step(green), Self.step(blue))
    let cube = (Self.level(r), Self.level(g), Self.level(b))
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = min(max((average - 3) / 10, 0), 23)
    let greyLevel = 8 + 10 * grey
    return distance(to: cube) <= distance(to: (greyLevel, greyLevel, greyLevel))
      ? 16 + 36 * r + 6 * g + b : 232 + grey
  }

  /// As a page writes it: `#5fa8d3`.
  var hexadecimal: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
      }.joined()
  }

  private func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    if value <= 0.04045 { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    return base * base * Self.twoFifths(base)
  }

  /// base^0.4 by Newton's method on y⁵ = base²; sRGB's exponent 2.4 is 2 + 0.4, and no C library is needed.
  private static func twoFifths(_ base: Double) -> Double {
    var root = 0.3 + 0.7 * base
    for _ in 0..<6 {
      let fourth = root * root * root * root
      root -= (fourth * root - base * base) / (5 * fourth)
    }
    return root
  }

  private static func step(_ part: UInt8) -> Int { part < 48 ? 0 : part < 115 ? 1 : (Int(part) - 35) / 40 }

  private static func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }

  private func distance(to other: (Int, Int, Int)) -> Int {
    let (r, g, b) = (Int(red) - other.0, Int(green) - other.1, Int(blue) - other.2)
    return r * r + g * g + b * b
  }
}
