/// Tables in JSON that are no list of objects, as pandas and people write them: columns by name, each a list or an
/// object with the names of rows, rows by name, a list of columns beside the rows, or a list of lists of which the first
/// names the columns; and the answers of services, whose objects hold further ones. They are turned into a list of plain
/// objects.
struct JSONTurned {
  /// The largest file that is turned, in bytes: it is taken into memory.
  static let limit = 1 << 29

  private let bytes: [UInt8]
  private let isKnown: (String) -> Bool

  private typealias Member = (key: Range<Int>, value: Range<Int>)

  /// - Parameter isKnown: whether a name is one of a column.
  init(_ bytes: [UInt8], isKnown: @escaping (String) -> Bool) {
    self.bytes = bytes
    self.isKnown = isKnown
  }

  /// The list of objects; `nil` if this is no such table.
  func records() -> [UInt8]? {
    let start = skip(bytes.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0)
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "[") {
      guard begins(skip(start + 1), with: "["), let rows = elements(at: start), let first = rows.first else {
        return nil
      }
      return records(names: elements(at: first.lowerBound), rows: rows.dropFirst())
    }
    guard let members = members(at: start), !members.isEmpty else { return nil }
    if let names = members.first(where: { text($0.key) == "columns" }),
      let data = members.first(where: { text($0.key) == "data" }),
      let rows = elements(at: data.value.lowerBound)
    {
      return records(names: elements(at: names.value.lowerBound), rows: rows[...])
    }
    return columns(members) ?? named(members) ?? nested(in: start, depth: 0)
  }

  /// Columns or rows as objects.
  private func named(_ members: [Member]) -> [UInt8]? {
    let inner = members.compactMap { self.members(at: $0.value.lowerBound) }
    guard inner.count == members.count else { return nil }
    let outerCount = members.count { isKnown(text($0.key)) }
    let innerCount = inner.first?.count { isKnown(text($0.key)) } ?? 0
    guard outerCount + innerCount > 0, inner.allSatisfy({ !$0.isEmpty }) else { return nil }
    return outerCount < innerCount ? list(members.map { Array(bytes[$0.value]) }) : columns(members, inner)
  }

  /// The first list of objects with known names that stands somewhere in a value.
  private func nested(in place: Int, depth: Int) -> [UInt8]? {
    if let list = nested(at: place) { return list }
    guard depth < 4, let members = members(at: place) else { return nil }
    return members.lazy.compactMap { nested(in: $0.value.lowerBound, depth: depth + 1) }.first
  }

  /// Rows as lists, beside the names of their columns.
  private func records(names: [Range<Int>]?, rows: ArraySlice<Range<Int>>) -> [UInt8]? {
    guard let names, !names.isEmpty, names.allSatisfy({ bytes[$0.lowerBound] == Byte.quote }) else {
      return nil
    }
    var objects: [[UInt8]] = []
    for row in rows {
      guard begins(row.lowerBound, with: "["), let cells = elements(at: row.lowerBound),
        cells.count == names.count
      else { return nil }
      objects.append(object(zip(names, cells).map { ($0, $1) }))
    }
    return list(objects)
  }

  /// Columns as lists of one length.
  private func columns(_ members: [Member]) -> [UInt8]? {
    guard members.allSatisfy({ begins($0.value.lowerBound, with: "[") }) else { return nil }
    let columns = members.compactMap { elements(at: $0.value.lowerBound) }
    guard columns.count == members.count, let count = columns.first?.count, count > 0,
      columns.allSatisfy({ $0.count == count && !begins($0[0].lowerBound, with: "{") })
    else { return nil }
    return list(
      (0..<count).map { row in object(zip(members, columns).map { ($0.key, $1[row]) }) })
  }

  /// Columns as objects, whose keys name the rows.
  private func columns(_ members: [Member], _ inner: [[Member]]) -> [UInt8]? {
    var places: [String: Int] = [:]
    var rows: [[Member]] = []
    for (member, cells) in zip(members, inner) {
      for cell in cells {
        let name = text(cell.key)
        let row = places[name] ?? rows.count
        if row == rows.count {
          places[name] = row
          rows.append([])
        }
        rows[row].append((member.key, cell.value))
      }
    }
    return list(rows.map(object))
  }

  /// A list of objects that hold further ones, whose members are taken out under a name of both, `track.name`.
  private func nested(at place: Int) -> [UInt8]? {
    guard begins(place, with: "["), begins(skip(place + 1), with: "{"), let rows = elements(at: place) else {
      return nil
    }
    let objects = rows.compactMap { row in members(at: row.lowerBound).map { flat($0, under: [], depth: 0) } }
    guard objects.count == rows.count, objects.contains(where: { $0.contains { isKnown($0.name) } }) else {
      return nil
    }
    return list(
      objects.map { members in
        var output: [UInt8] = [UInt8(ascii: "{")]
        for (index, member) in members.enumerated() {
          if index > 0 { output.append(Byte.comma) }
          output += "\"\(member.name)\":".utf8
          output += bytes[member.value]
        }
        return output + [UInt8(ascii: "}")]
      })
  }

  private func flat(
    _ members: [Member], under outer: [String], depth: Int
  ) -> [(name: String, value: Range<Int>)] {
    members.flatMap { member -> [(name: String, value: Range<Int>)] in
      let path = outer + [text(member.key)]
      if depth < 4, let inner = self.members(at: member.value.lowerBound), !inner.isEmpty {
        return flat(inner, under: path, depth: depth + 1)
      }
      return [(path.joined(separator: "."), member.value)]
    }
  }

  private func list(_ objects: [[UInt8]]) -> [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "[")]
    for (index, object) in objects.enumerated() {
      if index > 0 { output.append(Byte.comma) }
      output += object
    }
    return output + [UInt8(ascii: "]")]
  }

  private func object(_ members: [Member]) -> [UInt8] {
    var output: [UInt8] = [UInt8(ascii: "{")]
    for (index, member) in members.enumerated() {
      if index > 0 { output.append(Byte.comma) }
      output += bytes[member.key]
      output.append(UInt8(ascii: ":"))
      output += bytes[member.value]
    }
    return output + [UInt8(ascii: "}")]
  }

  /// A key without its quotes.
  private func text(_ key: Range<Int>) -> String {
    String(decoding: bytes[key].dropFirst().dropLast(), as: UTF8.self)
  }

  private func begins(_ place: Int, with sign: Unicode.Scalar) -> Bool {
    place < bytes.count && bytes[place] == UInt8(ascii: sign)
  }

  private func skip(_ place: Int) -> Int {
    var place = place
    while place < bytes.count, bytes[place] <= Byte.space { place += 1 }
    return place
  }

  /// The members of the object that begins at a place; `nil` if it is not written as it should be.
  private func members(at start: Int) -> [Member]? {
    guard begins(start, with: "{") else { return nil }
    var members: [Member] = []
    var place = skip(start + 1)
    if begins(place, with: "}") { return [] }
    while begins(place, with: "\""), let keyEnd = end(of: place), begins(skip(keyEnd), with: ":") {
      let value = skip(skip(keyEnd) + 1)
      guard let valueEnd = end(of: value) else { return nil }
      members.append((place..<keyEnd, value..<valueEnd))
      place = skip(valueEnd)
      if begins(place, with: "}") { return members }
      guard begins(place, with: ",") else { return nil }
      place = skip(place + 1)
    }
    return nil
  }

  /// The elements of the list that begins at a place; `nil` if it is not written as it should be.
  private func elements(at start: Int) -> [Range<Int>]? {
    guard begins(start, with: "[") else { return nil }
    var elements: [Range<Int>] = []
    var place = skip(start + 1)
    if begins(place, with: "]") { return [] }
    while let end = end(of: place) {
      elements.append(place..<end)
      place = skip(end)
      if begins(place, with: "]") { return elements }
      guard begins(place, with: ",") else { return nil }
      place = skip(place + 1)
    }
    return nil
  }

  /// Where the value ends that begins at a place; `nil` if the bytes end in it, or nothing begins there.
  private func end(of start: Int) -> Int? {
    var depth = 0
    var place = start
    while place < bytes.count {
      switch bytes[place] {
      case Byte.quote:
        place += 1
        while place < bytes.count, bytes[place] != Byte.quote {
          place += bytes[place] == Byte.backslash ? 2 : 1
        }
        guard place < bytes.count else { return nil }
        place += 1
        if depth == 0 { return place }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        place += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        // A number or a word ends before what is around it.
        guard depth > 0 else { return place > start ? place : nil }
        depth -= 1
        place += 1
        if depth == 0 { return place }
      case Byte.comma, ...Byte.space:
        if depth == 0 { return place > start ? place : nil }
        place += 1
      default: place += 1
      }
    }
    return nil
  }
}
