/// A 64-bit digest per row of some of its values; `none` where there is nothing to compare.
enum RowKeys {
  static let none: UInt64 = 0
  private static let blockLength = 1 << 14

  static func texts(_ column: TextColumn) -> [UInt64] {
    keys(column.count) { rows in
      rows.map { row in
        column.withBytes(at: row) { bytes in
          guard let bytes, !bytes.isEmpty else { return none }
          var hasher = ContentHasher()
          hasher.combine(bytes)
          return hasher.key
        }
      }
    }
  }

  /// The first artist of each row, without case and accents, none for names that stand for no artist; `nil` if the table
  /// has no artists.
  static func leadArtists(of dataset: Dataset) -> [UInt64]? {
    guard let column = dataset.texts(.artists) else { return nil }
    let placeholders = SpellingSet(dataset.origin.placeholderArtists.map(\.name))
    return keys(column.count) { rows in
      var folded: [UInt8] = []
      return rows.map { row in
        column.withBytes(at: row) { bytes in
          guard let bytes else { return none }
          let lead = UnsafeBufferPointer(rebasing: bytes.prefix { $0 != Byte.semicolon })
          guard !lead.isEmpty, !placeholders.contains(CellText(lead)) else { return none }
          folded.removeAll(keepingCapacity: true)
          FoldedText.fold(lead, into: &folded)
          var hasher = ContentHasher()
          folded.withUnsafeBufferPointer { hasher.combine($0) }
          return hasher.key
        }
      }
    }
  }

  /// Lead artist and title together.
  static func titles(_ column: TextColumn, leadArtists: [UInt64]) -> [UInt64] {
    keys(column.count) { rows in
      var folded: [UInt8] = []
      var key: [UInt8] = []
      return rows.map { row in
        column.withBytes(at: row) { bytes in
          guard let bytes, leadArtists[row] != none else { return none }
          RecordingTitle.key(of: bytes, into: &key, folded: &folded)
          var hasher = ContentHasher()
          hasher.combine(leadArtists[row])
          key.withUnsafeBufferPointer { hasher.combine($0) }
          return hasher.key
        }
      }
    }
  }

  /// The values of several columns together, of the rows that have at least so many.
  static func values(_ columns: [NumberColumn], atLeast fewest: Int) -> [UInt64] {
    keys(columns.first?.values.count ?? 0) { rows in
      rows.map { row in
        var hasher = ContentHasher()
        var present = 0
        for column in columns {
          let value = column.values[row]
          if !value.isNaN { present &+= 1 }
          hasher.combine(UInt64(value.bitPattern))
        }
        return present >= fewest ? hasher.key : none
      }
    }
  }

  /// All values of each row together.
  static func wholeRows(_ columns: [Column], count: Int) -> [UInt64] {
    keys(count) { rows in
      rows.map { row in
        var hasher = ContentHasher()
        for column in columns {
          switch column {
          case .number(let column): hasher.combine(UInt64(column.values[row].bitPattern))
          case .flag(let column): hasher.combine(UInt64(column.values[row].rawValue))
          case .category(let column): hasher.combine(UInt64(bitPattern: Int64(column.codes[row])))
          case .text(let column):
            column.withBytes(at: row) { bytes in
              if let bytes { hasher.combine(bytes) } else { hasher.combine(UInt64.max) }
            }
          }
        }
        return hasher.key
      }
    }
  }

  private static func keys(_ count: Int, _ make: @Sendable (Range<Int>) -> [UInt64]) -> [UInt64] {
    let blocks = (count + blockLength - 1) / blockLength
    return concurrentMap(blocks) { block in
      make(block * blockLength..<min((block + 1) * blockLength, count))
    }.flatMap(\.self)
  }
}

extension ContentHasher {
  /// The digest as a key, never `RowKeys.none`.
  fileprivate var key: UInt64 { max(fingerprint.low, 1) }
}
