/// How a file puts several artists into one cell. Datasets always use `;`.
enum ArtistNames {
  enum Style {
    case semicolons
    /// `A, B`, a comma within a name written `\,`.
    case commas
    /// `['A', "B"]`, as Python prints a list.
    case list
  }

  /// The style of a column, judged by all its cells.
  static func style(of column: TextColumn) -> Style {
    var hasComma = false
    var lists = 0
    for row in 0..<column.count {
      let style = column.withBytes(at: row) { bytes -> Style? in
        guard let bytes else { return nil }
        if bytes.first == UInt8(ascii: "[") && bytes.last == UInt8(ascii: "]") { return .list }
        if bytes.contains(Byte.semicolon) { return .semicolons }
        return bytes.contains(Byte.comma) ? .commas : nil
      }
      switch style {
      case .semicolons: return .semicolons
      case .commas: hasComma = true
      case .list: lists += 1
      case nil: break
      }
    }
    if lists * 2 > column.count { return .list }
    return hasComma ? .commas : .semicolons
  }

  /// The artists of a cell in which commas separate them, but for those whose name holds one.
  static func separatedByCommas(_ cell: String, keeping namesWithComma: [String]) -> [String] {
    var names: [String] = []
    var rest = Substring(cell)
    while !rest.isEmpty {
      let lowercased = rest.lowercased()
      if let known = namesWithComma.first(where: { lowercased.hasPrefix($0) }) {
        let name = rest.prefix(known.count)
        let after = rest.dropFirst(known.count)
        if after.isEmpty || after.hasPrefix(",") {
          names.append(String(name))
          rest = after.dropFirst().trimmingSpaces
          continue
        }
      }
      var name = ""
      var previous: Character = " "
      while let character = rest.first {
        rest = rest.dropFirst()
        if character == "," && previous == "\\" {
          name.removeLast()
          name.append(character)
        } else if character == "," && (rest.first == " " || rest.isEmpty) {
          break
        } else {
          name.append(character)
        }
        previous = character
      }
      let trimmed = name.trimmingSpaces
      if !trimmed.isEmpty { names.append(String(trimmed)) }
      rest = rest.trimmingSpaces
    }
    return names
  }

  /// The artists of a cell such as `['A', "B's"]`.
  static func listed(_ cell: String) -> [String] {
    var names: [String] = []
    var name = ""
    var quote: Character?
    for character in cell.dropFirst().dropLast() {
      if character == quote {
        names.append(name)
        name = ""
        quote = nil
      } else if quote != nil {
        name.append(character)
      } else if character == "'" || character == "\"" {
        quote = character
      }
    }
    return names
  }
}

extension Dataset {
  /// The table with several artists of one track separated by `;`, however the file does it.
  func normalisingArtists(_ schema: ColumnSchema, report: inout LoadReport) throws(DatasetError) -> Dataset {
    guard let column = texts(.artists) else { return self }
    let style = ArtistNames.style(of: column)
    if style == .semicolons { return self }
    let artists = (0..<rowCount).map { row -> String? in
      guard let cell = column[row] else { return nil }
      let names =
        style == .commas
        ? ArtistNames.separatedByCommas(cell, keeping: schema.artistsWithComma) : ArtistNames.listed(cell)
      return names.isEmpty ? cell : names.joined(separator: ";")
    }
    report.conversions.append(.artistsSeparated(by: style == .commas ? "," : "[ ]"))
    return try setting(.artists, to: .text(TextColumn(artists)))
  }
}
