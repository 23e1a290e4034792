/// One of a few names per row, such as a genre: a code per row and the names that the codes stand for.
public struct CategoryColumn: Sendable {
  /// The names that occur, each at least once, in the order of their bytes.
  public let names: [String]
  /// Per row the place of its name in `names`; -1 where there is none.
  public let codes: [Int32]

  /// Names that do not occur are left out and the rest put in order, whatever order they are given in.
  /// A code outside `names` counts as missing.
  public init(names: [String], codes: [Int32]) {
    var occurs = [Bool](repeating: false, count: names.count)
    for code in codes where code >= 0 && Int(code) < names.count { occurs[Int(code)] = true }
    let order = names.indices.filter { occurs[$0] }.sorted {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    var kept: [String] = []
    var newCodes = [Int32](repeating: -1, count: names.count)
    for old in order {
      if kept.last != names[old] { kept.append(names[old]) }
      newCodes[old] = Int32(kept.count - 1)
    }
    self.names = kept
    let unchanged = newCodes.enumerated().allSatisfy { $0.offset == Int($0.element) }
    if unchanged && codes.allSatisfy({ $0 < names.count && $0 >= -1 }) {
      self.codes = codes
    } else {
      self.codes = codes.map { $0 >= 0 && Int($0) < newCodes.count ? newCodes[Int($0)] : -1 }
    }
  }

  /// One name or none for each row.
  public init(_ values: [String?]) {
    var codeOf: [String: Int32] = [:]
    var names: [String] = []
    let codes = values.map { value -> Int32 in
      guard let value else { return -1 }
      if let code = codeOf[value] { return code }
      codeOf[value] = Int32(names.count)
      names.append(value)
      return Int32(names.count - 1)
    }
    self.init(names: names, codes: codes)
  }

  /// The name in `row`; `nil` if it is missing.
  public subscript(row: Int) -> String? { codes[row] < 0 ? nil : names[Int(codes[row])] }

  /// The number of rows of each of `names`.
  public var counts: [Int] {
    var counts = [Int](repeating: 0, count: names.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    return counts
  }

  /// The code of a name; `nil` if it does not occur.
  public func code(of name: String) -> Int32? { names.firstIndex(of: name).map(Int32.init) }

  /// The column without a name, whose rows have none then.
  func without(_ name: String) -> CategoryColumn {
    guard let code = code(of: name) else { return self }
    return CategoryColumn(names: names, codes: codes.map { $0 == code ? -1 : $0 })
  }

  func selecting(_ rows: [Int]) -> CategoryColumn {
    CategoryColumn(names: names, codes: rows.map { codes[$0] })
  }
}
