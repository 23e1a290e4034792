import Synchronization

/// The different texts of a column, in the order in which they first occur, and how to find some by what is typed.
public struct TextVocabulary: Sendable {
  /// The row in which each text first occurs.
  public let firstRows: [Int]
  /// The number of each row's text; -1 where it is missing, or where a row has several.
  public let numbers: [Int32]
  /// In how many rows each text occurs.
  public let counts: [Int]
  private let texts: [String]
  /// All texts folded, one after the other, and where each begins.
  private let folded: [UInt8]
  private let starts: [Int]

  /// How many there are.
  public var count: Int { texts.count }

  /// A text.
  public subscript(number: Int) -> String { texts[number] }

  /// The texts of a column.
  ///
  /// - Parameter separator: What stands between several texts of one row; `nil` if a row has one.
  init(_ column: TextColumn, separator: Character?) {
    var places: [String: Int32] = [:]
    var (texts, firstRows, counts): ([String], [Int], [Int]) = ([], [], [])
    var numbers = [Int32](repeating: -1, count: column.count)
    func note(_ text: String, in row: Int) -> Int32 {
      if let place = places[text] {
        counts[Int(place)] += 1
        return place
      }
      let place = Int32(texts.count)
      places[text] = place
      texts.append(text)
      firstRows.append(row)
      counts.append(1)
      return place
    }
    for row in 0..<column.count {
      guard let text = column[row], !text.isEmpty else { continue }
      guard let separator, text.contains(separator) else {
        numbers[row] = note(text, in: row)
        continue
      }
      for part in text.split(separator: separator) { _ = note(String(part), in: row) }
    }
    var folded: [UInt8] = []
    var starts = [0]
    for var text in texts {
      text.withUTF8 { FoldedText.fold($0, into: &folded) }
      starts.append(folded.count)
    }
    (self.texts, self.firstRows, self.counts, self.numbers) = (texts, firstRows, counts, numbers)
    (self.folded, self.starts) = (folded, starts)
  }

  /// The numbers of the texts that begin with another one; if none does, of those that contain it. Case and accents do
  /// not count.
  public func matches(_ typed: String) -> [Int] {
    let starting = numbers(beginning: typed)
    return starting.isEmpty ? numbers(containing: typed) : starting
  }

  /// The numbers of the texts that begin with another one.
  public func numbers(beginning typed: String) -> [Int] {
    let wanted = FoldedText(typed).bytes
    return filtered { $0.starts(with: wanted) }
  }

  /// The numbers of the texts that contain another one.
  public func numbers(containing typed: String) -> [Int] {
    let wanted = FoldedText(typed).bytes
    guard let first = wanted.first else { return Array(texts.indices) }
    return filtered { text in
      guard text.count >= wanted.count else { return false }
      return (0...(text.count - wanted.count)).contains { start in
        text[start] == first && wanted.indices.allSatisfy { text[start + $0] == wanted[$0] }
      }
    }
  }

  /// Whether a text is another one, case and accents aside.
  public func isSame(_ number: Int, as typed: String) -> Bool {
    folded[starts[number]..<starts[number + 1]].elementsEqual(FoldedText(typed).bytes)
  }

  private func filtered(_ isWanted: (UnsafeBufferPointer<UInt8>) -> Bool) -> [Int] {
    folded.withUnsafeBufferPointer { bytes in
      texts.indices.filter { isWanted(UnsafeBufferPointer(rebasing: bytes[starts[$0]..<starts[$0 + 1]])) }
    }
  }
}

extension Dataset {
  private final class Vocabularies: Sendable {
    let made = Mutex<[String: TextVocabulary]>([:])
  }

  /// The different texts of a column, found once for a table; `nil` for other kinds of columns.
  ///
  /// - Parameter separator: What stands between several texts of one row; `nil` if a row has one.
  public func vocabulary(_ name: ColumnName, separator: Character? = nil) -> TextVocabulary? {
    guard let column = texts(name) else { return nil }
    let all = contents.memo { Vocabularies() }
    let key = "\(separator.map(String.init) ?? "") \(name.text)"
    if let known = all.made.withLock({ $0[key] }) { return known }
    let made = TextVocabulary(column, separator: separator)
    all.made.withLock { $0[key] = made }
    return made
  }
}
