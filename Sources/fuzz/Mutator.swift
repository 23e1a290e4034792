import Tabular

/// Makes inputs out of others: flips, cuts, repeats and joins stretches of them, and puts in what readers stumble over.
struct Mutator {
  private let seeds: [[UInt8]]
  private var generator: SeededGenerator

  /// What has a meaning to one of the readers.
  private static let tokens: [[UInt8]] =
    [
      "\"", "\"\"", "\\\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", "\u{feff}", "sep=;\n", "[", "]",
      "['a', 'b']", "{}",
      "set()", "(", ")", " and ", " not ", "$1", "#", "'", "`", "1e999", "-0", "0,5", "1.234,5", "63 %",
      "3:05", "04-Apr",
      "4/4", "8A", "nan", "#N/A", "energy", "genre", "title", "track_id", "spotify:track:", "null", ":",
      "9999999999999999999",
    ].map { Array($0.utf8) } + [
      [0xff, 0xfe], [0xc3], [0xe9, 0x41], [0], [0xff, 0xff, 0xff, 0xff], [0x50, 0x4b, 5, 6],
    ]

  /// The same for libFuzzer, as it wants them.
  static var dictionary: String {
    tokens.map { token in
      let bytes = token.map { byte in "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }
      return "\"\(bytes.joined())\"\n"
    }.joined()
  }

  init(_ seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds
    generator = SeededGenerator(seed: seed, stream: "fuzz")
  }

  /// An input, and the number of the seed that it comes from.
  mutating func next() -> (origin: Int, input: [UInt8]) {
    let origin = generator.integer(below: seeds.count)
    var bytes = seeds[origin]
    for _ in 0...generator.integer(below: 6) { change(&bytes) }
    return (origin, bytes)
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let place = generator.integer(below: bytes.count + 1)
    let end = min(bytes.count, place + 1 + generator.integer(below: 40))
    switch generator.integer(below: 8) {
    case 0 where place < bytes.count:
      bytes[place] ^= UInt8(truncatingIfNeeded: 1 << generator.integer(below: 8))
    case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.removeSubrange(place...)
    case 5:
      let other = seeds[generator.integer(below: seeds.count)]
      bytes = Array(bytes[..<place] + other.dropFirst(generator.integer(below: other.count + 1)))
    case 6:
      let token = Self.tokens[generator.integer(below: Self.tokens.count)]
      for _ in 0..<(1 << generator.integer(below: 9)) { bytes.insert(contentsOf: token, at: place) }
    default: bytes.insert(contentsOf: Self.tokens[generator.integer(below: Self.tokens.count)], at: place)
    }
  }
}
