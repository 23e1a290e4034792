/// Builds a FlatBuffer (https://flatbuffers.dev/internals) from its end to its beginning: what a table points to is built
/// before the table.
struct FlatBuilder {
  /// What was built, by its distance from the end.
  typealias Reference = Int

  /// A field of a table.
  enum Field {
    case number8(UInt8)
    case number16(Int16)
    case number32(Int32)
    case number64(Int64)
    case reference(Reference)
    case absent
  }

  /// The bytes, the last one first.
  private var reversed: [UInt8] = []

  private mutating func align(_ size: Int, before count: Int = 0) {
    while (reversed.count + count) % size != 0 { reversed.append(0) }
  }

  private mutating func push(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { reversed.append(contentsOf: $0) }
  }

  private mutating func push(reference: Reference) { push(UInt32(reversed.count + 4 - reference)) }

  /// A text.
  mutating func text(_ text: String) -> Reference {
    let bytes = Array(text.utf8)
    align(4, before: bytes.count + 1)
    reversed.append(0)
    reversed.append(contentsOf: bytes.reversed())
    push(UInt32(bytes.count))
    return reversed.count
  }

  /// A list of what was built.
  mutating func list(_ references: [Reference]) -> Reference {
    align(4, before: 4 * references.count)
    for reference in references.reversed() { push(reference: reference) }
    push(UInt32(references.count))
    return reversed.count
  }

  /// A list of structures of so many numbers of 64 bits each.
  mutating func list(numbers: [Int64], each width: Int) -> Reference {
    align(8, before: 8 * numbers.count)
    for number in numbers.reversed() { push(number) }
    push(UInt32(numbers.count / width))
    return reversed.count
  }

  /// A table with these fields, by their number.
  mutating func table(_ fields: [Field]) -> Reference {
    let end = reversed.count
    var places: [Int] = []
    for field in fields {
      switch field {
      case .number8(let number): push(number)
      case .number16(let number):
        align(2)
        push(number)
      case .number32(let number):
        align(4)
        push(number)
      case .number64(let number):
        align(8)
        push(number)
      case .reference(let reference):
        align(4)
        push(reference: reference)
      case .absent: break
      }
      if case .absent = field { places.append(0) } else { places.append(reversed.count) }
    }
    align(4)
    // How far before the table its list of places lies.
    push(Int32(4 + 2 * fields.count))
    let start = reversed.count
    for place in places.reversed() { push(UInt16(place == 0 ? 0 : start - place)) }
    push(UInt16(start - end))
    push(UInt16(4 + 2 * fields.count))
    return start
  }

  /// The bytes, which begin with where the table is; a multiple of eight.
  mutating func finished(_ root: Reference) -> [UInt8] {
    align(8, before: 4)
    push(reference: root)
    return reversed.reversed()
  }
}
