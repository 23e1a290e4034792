/// The values of a column, or of what it is made of, in one batch of an Arrow table.
final class ArrowArray {
  let field: ArrowField
  let kind: ArrowField.Kind
  let count: Int
  private let validity: [UInt8]
  private let buffers: [[UInt8]]
  private let children: [ArrowArray]
  private let dictionary: ArrowArray?

  /// The places outside the buffers, or a kind that is not read.
  struct Damaged: Error {}

  /// - Parameter body: gives the buffers of the batch one after the other.
  init(_ field: ArrowField, asDictionary: Bool = false, from body: inout ArrowBody) throws {
    self.field = field
    let encoding = asDictionary ? nil : field.dictionary
    kind = encoding?.index ?? field.kind
    count = try body.count()
    var buffers: [[UInt8]] = []
    var hasValidity = true
    switch kind {
    case .null: hasValidity = false
    default: break
    }
    validity = hasValidity ? try body.buffer() : []
    switch kind {
    case .null, .structure, .fixedList: break
    case .flag, .integer, .real, .decimal, .date, .time, .moment, .span, .bytes, .identifier, .list, .map:
      buffers.append(try body.buffer())
    case .text, .listView:
      buffers.append(try body.buffer())
      buffers.append(try body.buffer())
    case .textView:
      for _ in 0..<1 + (try body.variadicCount()) { buffers.append(try body.buffer()) }
    }
    self.buffers = buffers
    children = encoding == nil ? try field.children.map { try ArrowArray($0, from: &body) } : []
    dictionary = try encoding.map { encoding in
      guard let values = body.dictionaries[encoding.id] else { throw Damaged() }
      return values
    }
  }

  /// What was added later to the values of a dictionary, with the place of the first of each part.
  private var additions: [(start: Int, values: ArrowArray)] = []

  /// Adds values behind those of a dictionary.
  func add(_ values: ArrowArray) {
    let end = additions.last.map { $0.start + $0.values.count } ?? count
    additions.append((end, values))
  }

  /// A number of a buffer.
  private func number<Number: FixedWidthInteger>(
    _ buffer: Int, _ index: Int, as type: Number.Type = Number.self
  ) throws -> Number {
    let size = MemoryLayout<Number>.size
    guard index >= 0, buffer < buffers.count, index < buffers[buffer].count / size else {
      throw Damaged()
    }
    return Number(
      littleEndian: buffers[buffer].withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: index * size, as: type)
      })
  }

  /// Whether a row has no value.
  func isMissing(_ row: Int) throws -> Bool {
    guard row >= 0, row < count else { throw Damaged() }
    if case .null = kind { return true }
    if !validity.isEmpty {
      guard row / 8 < validity.count else { throw Damaged() }
      if validity[row / 8] >> UInt8(row % 8) & 1 == 0 { return true }
    }
    guard let dictionary else { return false }
    let (values, place) = try entry(row, of: dictionary)
    return try values.isMissing(place)
  }

  private func entry(_ row: Int, of dictionary: ArrowArray) throws -> (ArrowArray, Int) {
    let place = try integer(row)
    guard place >= dictionary.count, !dictionary.additions.isEmpty else { return (dictionary, place) }
    let (additions, all) = (dictionary.additions, dictionary.additions.indices)
    // The last part that begins at or before the place.
    var (low, high) = (all.lowerBound, all.upperBound)
    while high - low > 1 {
      let middle = (low + high) / 2
      if additions[middle].start <= place { low = middle } else { high = middle }
    }
    return (additions[low].values, place - additions[low].start)
  }

  private func integer(_ row: Int) throws -> Int {
    switch kind {
    case .integer(8, true): Int(try number(0, row, as: Int8.self))
    case .integer(8, _): Int(try number(0, row, as: UInt8.self))
    case .integer(16, true): Int(try number(0, row, as: Int16.self))
    case .integer(16, _): Int(try number(0, row, as: UInt16.self))
    case .integer(32, true), .date(true), .time(32, _): Int(try number(0, row, as: Int32.self))
    case .integer(32, _): Int(try number(0, row, as: UInt32.self))
    default: Int(try number(0, row, as: Int64.self))
    }
  }

  /// Calls `body` with the bytes of a text.
  private func withText(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
    var buffer = 1
    let range: Range<Int>
    switch kind {
    case .text(false):
      range = try checked(try number(0, row, as: Int32.self), try number(0, row + 1, as: Int32.self))
    case .text(true):
      range = try checked(try number(0, row, as: Int64.self), try number(0, row + 1, as: Int64.self))
    case .bytes(let length):
      buffer = 0
      range = try Self.part(row, of: length)
    case .identifier:
      buffer = 0
      range = try Self.part(row, of: 16)
    default:
      // A short text stands in the view itself, a long one in another buffer.
      let length = Int(try number(0, 4 * row, as: Int32.self))
      if length <= 12 {
        buffer = 0
        range = try checked(16 * row + 4, 16 * row + 4 + length)
      } else {
        buffer = 1 + Int(try number(0, 4 * row + 2, as: Int32.self))
        let start = Int(try number(0, 4 * row + 3, as: Int32.self))
        range = try checked(start, start + length)
      }
    }
    guard buffers.indices ~= buffer, range.lowerBound >= 0, range.upperBound <= buffers[buffer].count else {
      throw Damaged()
    }
    buffers[buffer].withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The places of a value of fixed length.
  private static func part(_ row: Int, of length: Int) throws -> Range<Int> {
    guard length >= 0, row < 1 << 31 else { throw Damaged() }
    return row * length..<(row + 1) * length
  }

  private func checked(_ start: some BinaryInteger, _ end: some BinaryInteger) throws -> Range<Int> {
    guard start >= 0, start <= end else { throw Damaged() }
    return Int(start)..<Int(end)
  }

  /// The rows of the child that make up a list.
  private func items(_ row: Int) throws -> Range<Int> {
    switch kind {
    case .list(true): try checked(try number(0, row, as: Int64.self), try number(0, row + 1, as: Int64.self))
    case .listView(false):
      try checked(
        try number(0, row, as: Int32.self),
        try number(0, row, as: Int32.self) &+ (try number(1, row, as: Int32.self)))
    case .listView(true):
      try checked(
        try number(0, row, as: Int64.self),
        try number(0, row, as: Int64.self) &+ (try number(1, row, as: Int64.self)))
    case .fixedList(let length): try Self.part(row, of: length)
    default: try checked(try number(0, row, as: Int32.self), try number(0, row + 1, as: Int32.self))
    }
  }

  /// Appends the value of a row as a cell, as `MadeRows` wants it; nothing if it is missing. Throws `Damaged`.
  func append(_ row: Int, to cells: inout [UInt8]) throws {
    if try isMissing(row) { return }
    if let dictionary {
      let (values, place) = try entry(row, of: dictionary)
      return try values.append(place, to: &cells)
    }
    switch kind {
    case .text, .textView, .bytes:
      try withText(row) { CSVText.append(quoting: $0, to: &cells) }
    case .list, .listView, .fixedList, .structure, .map:
      var list: [UInt8] = []
      try appendNested(row, to: &list)
      // An empty list is no value.
      if list.count > 2 { list.withUnsafeBufferPointer { CSVText.append(quoting: $0, to: &cells) } }
    case .date, .time, .moment, .identifier: MadeText.append(quoting: try word(row), to: &cells)
    case .null, .flag, .integer, .real, .decimal, .span: cells += try word(row).utf8
    }
  }

  /// Appends a value as JSON writes it.
  private func appendNested(_ row: Int, to list: inout [UInt8]) throws {
    if try isMissing(row) {
      list += "null".utf8
      return
    }
    if let dictionary {
      let (values, place) = try entry(row, of: dictionary)
      return try values.appendNested(place, to: &list)
    }
    switch kind {
    case .text, .textView, .bytes:
      var text: [UInt8] = []
      try withText(row) { text += $0 }
      list.append(Byte.quote)
      for byte in text {
        if byte == Byte.quote || byte == Byte.backslash { list.append(Byte.backslash) }
        list.append(byte)
      }
      list.append(Byte.quote)
    case .list, .listView, .fixedList, .map:
      guard let values = children.first else { throw Damaged() }
      list.append(UInt8(ascii: "["))
      for (number, item) in try items(row).enumerated() {
        if number > 0 { list.append(Byte.comma) }
        // No line may be that long.
        guard list.count <= TablePlan.lineLimit else { throw Damaged() }
        try values.appendNested(item, to: &list)
      }
      list.append(UInt8(ascii: "]"))
    case .structure:
      list.append(UInt8(ascii: "{"))
      for (number, child) in children.enumerated() {
        if number > 0 { list.append(Byte.comma) }
        list += "\"\(child.field.name)\":".utf8
        try child.appendNested(row, to: &list)
      }
      list.append(UInt8(ascii: "}"))
    default: list += try word(row).utf8
    }
  }

  /// A value that is no text and made of no others.
  private func word(_ row: Int) throws -> String {
    switch kind {
    case .flag:
      guard let bits = buffers.first, row / 8 < bits.count else { throw Damaged() }
      return bits[row / 8] >> UInt8(row % 8) & 1 == 1 ? "true" : "false"
    case .integer(64, false): return String(try number(0, row, as: UInt64.self))
    case .integer: return String(try integer(row))
    case .real(16): return Self.half(try number(0, row, as: UInt16.self)).description
    case .real(32): return Float(bitPattern: try number(0, row, as: UInt32.self)).description
    case .real: return Double(bitPattern: try number(0, row, as: UInt64.self)).description
    case .decimal(let bits, let isSigned, let scale):
      let words = try (0..<bits / 32).map { try number(0, row * (bits / 32) + $0, as: UInt32.self) }
      return ArrowDecimal(words: words, isSigned: isSigned).text(scale: scale)
    case .date(true): return try integer(row).day
    case .date: return (try integer(row) / 86_400_000).day
    case .time(_, let decimals): return try integer(row).clock(decimals: decimals)
    case .moment(let decimals, let isZoned):
      let units = (0..<decimals).reduce(86_400) { unit, _ in unit * 10 }
      let (day, rest) = try integer(row).quotientAndRemainder(dividingBy: units)
      let clock = (rest < 0 ? rest + units : rest).clock(decimals: decimals)
      return (rest < 0 ? day - 1 : day).day + " " + clock + (isZoned ? "+00" : "")
    case .identifier:
      var text = ""
      try withText(row) { bytes in
        for (place, byte) in bytes.enumerated() {
          if [4, 6, 8, 10].contains(place) { text.append("-") }
          text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
      }
      return text
    case .span(let decimals):
      let number = Double(try integer(row)) / (0..<decimals).reduce(1) { unit, _ in unit * 10 }
      // A length of time is told in milliseconds, as tables of tracks do.
      return (number * 1_000).description
    default: throw Damaged()
    }
  }

  private static func half(_ bits: UInt16) -> Float {
    let exponent = Int(bits >> 10 & 31)
    let fraction = Float(bits & 1_023)
    let size: Float =
      exponent == 31
      ? (fraction == 0 ? .infinity : .nan)
      : exponent == 0
        ? Float(sign: .plus, exponent: -24, significand: fraction)
        : Float(sign: .plus, exponent: exponent - 25, significand: fraction + 1_024)
    return bits >> 15 == 1 ? -size : size
  }
}
