/// How rows of a table are written as text.
public enum RowFormat: String, Sendable, CaseIterable, Codable {
  /// Comma-separated values, one line of names first (RFC 4180).
  case csv
  /// The same, separated by tabs.
  case tsv
  /// An object of JSON in each line.
  case jsonl
  /// As timbre keeps rows for itself; see `MadeRows`.
  case made

  /// The endings of files in the format, without a dot; those of compressed ones have `.gz` behind.
  public var endings: [String] {
    switch self {
    case .csv: ["csv", "txt"]
    case .tsv: ["tsv", "tab"]
    case .jsonl: ["jsonl", "ndjson"]
    case .made: []
    }
  }

  /// The format that the ending of a file asks for, and whether it asks for compression with gzip; a file without an
  /// ending, or a device, is CSV. `nil` for an ending that none of them has.
  public static func ofFile(_ path: String) -> (format: RowFormat, isCompressed: Bool)? {
    var name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
    let isCompressed = name.hasSuffix(".gz")
    if isCompressed { name.removeLast(3) }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (.csv, isCompressed) }
    let ending = name[name.index(after: dot)...]
    return allCases.first { $0.endings.contains(String(ending)) }.map { ($0, isCompressed) }
  }

  /// What separates cells; 0 where that is no single byte.
  var delimiter: UInt8 {
    switch self {
    case .csv: Byte.comma
    case .tsv: UInt8(ascii: "\t")
    case .jsonl: 0
    case .made: Byte.unitSeparator
    }
  }
}
