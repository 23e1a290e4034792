/// Numbers names by their bytes in the order in which they first come: a hash table with linear probing that makes
/// no `String` until the end.
struct NameTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var places: [Int32]
  private var lastCode: Int32 = -1

  init() { places = Array(repeating: -1, count: 256) }

  /// The number of `name`, a new one if it was not seen before.
  mutating func code(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
    // Tables are often sorted by genre.
    if lastCode >= 0 && equals(lastCode, name) { return lastCode }
    var place = Int(truncatingIfNeeded: Self.hash(name)) & (places.count - 1)
    while places[place] >= 0 {
      if equals(places[place], name) {
        lastCode = places[place]
        return lastCode
      }
      place = (place + 1) & (places.count - 1)
    }
    lastCode = Int32(ends.count)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    places[place] = lastCode
    if ends.count * 2 > places.count { grow() }
    return lastCode
  }

  /// The names by their number.
  var names: [String] {
    ends.indices.map { bytes[range(of: $0)].withUnsafeBufferPointer(TextEncoding.text) }
  }

  private func range(of code: Int) -> Range<Int> { (code == 0 ? 0 : ends[code - 1])..<ends[code] }

  private func equals(_ code: Int32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(of: Int(code))
    guard range.count == name.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for index in 0..<name.count where all[range.lowerBound + index] != name[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    places = Array(repeating: -1, count: places.count * 2)
    for code in ends.indices {
      let hash = bytes[range(of: code)].withUnsafeBufferPointer(Self.hash)
      var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(code)
    }
  }

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let hash = FNV1a(name).value
    return hash ^ hash >> 29
  }
}
