/// A table of a FlatBuffer (https://flatbuffers.dev/internals) that is read; places outside the bytes are refused.
struct FlatTable {
  /// The bytes are no FlatBuffer.
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private let place: Int

  private init(_ bytes: [UInt8], at place: Int) {
    self.bytes = bytes
    self.place = place
  }

  /// The table that the bytes begin with.
  init(root bytes: [UInt8]) throws(Damaged) {
    self.init(bytes, at: Int(try Self.number(bytes, at: 0, as: UInt32.self)))
  }

  private static func number<Number: FixedWidthInteger>(
    _ bytes: [UInt8], at place: Int, as type: Number.Type
  ) throws(Damaged) -> Number {
    let size = MemoryLayout<Number>.size
    guard place >= 0, place <= bytes.count - size else { throw Damaged() }
    return Number(littleEndian: bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: type) })
  }

  /// Where a field lies; `nil` if the table does not have it.
  private func field(_ index: Int) throws(Damaged) -> Int? {
    let names = place - Int(try Self.number(bytes, at: place, as: Int32.self))
    let size = Int(try Self.number(bytes, at: names, as: UInt16.self))
    guard 4 + 2 * index + 2 <= size else { return nil }
    let offset = Int(try Self.number(bytes, at: names + 4 + 2 * index, as: UInt16.self))
    return offset == 0 ? nil : place + offset
  }

  /// What a field points to.
  private func target(_ index: Int) throws(Damaged) -> Int? {
    guard let field = try field(index) else { return nil }
    return field + Int(try Self.number(bytes, at: field, as: UInt32.self))
  }

  /// A number, or what stands for it if it is not there.
  func number<Number: FixedWidthInteger>(_ index: Int, _ standard: Number = 0) throws(Damaged) -> Number {
    guard let field = try field(index) else { return standard }
    return try Self.number(bytes, at: field, as: Number.self)
  }

  /// A table; `nil` if it is not there.
  func table(_ index: Int) throws(Damaged) -> FlatTable? {
    try target(index).map { FlatTable(bytes, at: $0) }
  }

  /// A text; empty if it is not there.
  func text(_ index: Int) throws(Damaged) -> String {
    guard let start = try target(index) else { return "" }
    let count = Int(try Self.number(bytes, at: start, as: UInt32.self))
    guard start + 4 + count <= bytes.count else { throw Damaged() }
    return String(decoding: bytes[start + 4..<start + 4 + count], as: UTF8.self)
  }

  /// A list of tables.
  func tables(_ index: Int) throws(Damaged) -> [FlatTable] {
    guard let start = try target(index) else { return [] }
    var tables: [FlatTable] = []
    for item in 0..<Int(try Self.number(bytes, at: start, as: UInt32.self)) {
      let item = start + 4 + 4 * item
      tables.append(FlatTable(bytes, at: item + Int(try Self.number(bytes, at: item, as: UInt32.self))))
    }
    return tables
  }

  /// A list of structures of so many numbers of 64 bits each, one behind the other.
  func numbers(_ index: Int, each width: Int = 1) throws(Damaged) -> [Int] {
    guard let start = try target(index) else { return [] }
    let count = Int(try Self.number(bytes, at: start, as: UInt32.self)) * width
    guard count <= bytes.count / 8 else { throw Damaged() }
    var numbers: [Int] = []
    for item in 0..<count {
      numbers.append(Int(try Self.number(bytes, at: start + 4 + 8 * item, as: Int64.self)))
    }
    return numbers
  }
}
