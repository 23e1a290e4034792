/// A column of an Arrow table as its schema describes it (https://arrow.apache.org/docs/format/Columnar.html).
struct ArrowField {
  /// What can make up a value, and how it lies in memory.
  enum Kind: Equatable {
    case null, flag
    case integer(bits: Int, isSigned: Bool)
    case real(bits: Int)
    /// An integer of any width, to be divided by ten to the power of its scale.
    case decimal(bits: Int, isSigned: Bool, scale: Int)
    /// Seconds have 0 decimals, milliseconds 3 and so on.
    case date(isDays: Bool)
    case time(bits: Int, decimals: Int)
    /// A moment with a time zone is told in Universal Time.
    case moment(decimals: Int, isZoned: Bool)
    case span(decimals: Int)
    case text(isLarge: Bool)
    case textView
    case bytes(length: Int)
    /// Sixteen bytes that their column calls a UUID.
    case identifier
    case list(isLarge: Bool)
    case listView(isLarge: Bool)
    case fixedList(length: Int)
    case structure, map
  }

  let name: String
  /// Of what is kept in a dictionary what the dictionary holds.
  let kind: Kind
  /// The number of the dictionary, and what points into it.
  let dictionary: (id: Int, index: Kind)?
  let children: [ArrowField]

  /// A type that is not read.
  struct Unsupported: Error {
    let type: UInt8

    /// What the format calls it.
    var name: String {
      switch type {
      case 2: "integer of another width"
      case 3: "floating-point number of another width"
      case 7: "decimal of another width"
      case 8, 9, 10, 18: "time in another unit"
      case 11: "interval"
      case 14: "union"
      case 22: "run-end encoded"
      default: "number \(type)"
      }
    }
  }

  /// How deep lists may hold lists.
  private static let deepest = 16

  /// More columns, with what they are made of, than any table has.
  static let most = 1_000_000

  /// - Parameter room: how many fields may still be made: several places may hold the same one over and over.
  init(_ table: FlatTable, depth: Int = 0, room: inout Int) throws {
    guard depth < Self.deepest, room > 0 else { throw FlatTable.Damaged() }
    room -= 1
    name = try table.text(0)
    var children: [ArrowField] = []
    for child in try table.tables(5) {
      children.append(try ArrowField(child, depth: depth + 1, room: &room))
    }
    self.children = children
    let type: UInt8 = try table.number(2)
    let kind = try Self.kind(type, try table.table(3))
    self.kind = try kind == .bytes(length: 16) && Self.isIdentifier(table) ? .identifier : kind
    if let encoding = try table.table(4) {
      let index = try encoding.table(1).map { try Self.kind(2, $0) } ?? .integer(bits: 32, isSigned: true)
      guard case .integer = index else { throw Unsupported(type: 2) }
      let id: Int64 = try encoding.number(0)
      dictionary = (Int(id), index)
    } else {
      dictionary = nil
    }
  }

  /// Whether what is noted beside a column says that it holds UUIDs.
  private static func isIdentifier(_ table: FlatTable) throws -> Bool {
    try table.tables(6).contains { note in
      try note.text(0) == "ARROW:extension:name" && note.text(1) == "arrow.uuid"
    }
  }

  private static func kind(_ type: UInt8, _ table: FlatTable?) throws -> Kind {
    func number(_ index: Int, _ standard: Int32 = 0) throws -> Int {
      Int(try table?.number(index, standard) ?? standard)
    }
    func short(_ index: Int, _ standard: Int16 = 0) throws -> Int {
      Int(try table?.number(index, standard) ?? standard)
    }
    /// The decimals of a second that a unit of time stands for.
    func decimals(_ standard: Int16) throws -> Int {
      let unit = try short(0, standard)
      guard 0...3 ~= unit else { throw Unsupported(type: type) }
      return 3 * unit
    }
    switch type {
    case 1: return .null
    case 2:
      let isSigned: UInt8 = try table?.number(1) ?? 0
      let bits = try number(0)
      switch bits {
      case 8, 16, 32, 64: return .integer(bits: bits, isSigned: isSigned != 0)
      // Beyond the format, but polars writes them.
      case 128: return .decimal(bits: bits, isSigned: isSigned != 0, scale: 0)
      default: throw Unsupported(type: type)
      }
    case 3:
      let precision = try short(0)
      guard 0...2 ~= precision else { throw Unsupported(type: type) }
      return .real(bits: 16 << precision)
    case 4, 5: return .text(isLarge: false)
    case 6: return .flag
    case 7:
      let (bits, scale) = (try number(2, 128), try number(1))
      guard [32, 64, 128, 256].contains(bits), -76...76 ~= scale else { throw Unsupported(type: type) }
      return .decimal(bits: bits, isSigned: true, scale: scale)
    case 8: return .date(isDays: try short(0, 1) == 0)
    case 9:
      let bits = try number(1, 32)
      guard bits == 32 || bits == 64 else { throw Unsupported(type: type) }
      return .time(bits: bits, decimals: try decimals(1))
    case 10: return .moment(decimals: try decimals(0), isZoned: try table?.text(1).isEmpty == false)
    case 12: return .list(isLarge: false)
    case 13: return .structure
    case 15: return .bytes(length: try number(0))
    case 16: return .fixedList(length: try number(0))
    case 17: return .map
    case 18: return .span(decimals: try decimals(1))
    case 19, 20: return .text(isLarge: true)
    case 21: return .list(isLarge: true)
    case 23, 24: return .textView
    case 25: return .listView(isLarge: false)
    case 26: return .listView(isLarge: true)
    default: throw Unsupported(type: type)
    }
  }

  /// Whether its values are texts, or lists that are told as text.
  var isText: Bool {
    switch kind {
    case .text, .textView, .bytes, .identifier, .list, .listView, .fixedList, .structure, .map, .date, .time,
      .moment:
      true
    case .null, .flag, .integer, .real, .decimal, .span: false
    }
  }
}
