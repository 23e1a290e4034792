import Report
import Shell

/// The endings that a file may have, and which of them is meant by another one.
struct EndingChoice {
  /// Without the first dot, the one that most people want first.
  let endings: [String]

  init(_ endings: [String]) { self.endings = endings }

  /// What stands in for endings of forms that are not written here.
  private static let kin: [String: [String]] = [
    "pdf": ["html", "tex"], "ps": ["tex"], "doc": ["html", "md"], "docx": ["html", "md"],
    "odt": ["html", "md"], "rtf": ["html"], "rst": ["md"], "qmd": ["md", "ipynb"], "rmd": ["md", "ipynb"],
    "png": ["html"],
    "svg": ["html"], "jpg": ["html"], "xml": ["html", "json"], "log": ["txt"], "text": ["txt"],
    "yaml": ["json"], "yml": ["json"], "xls": ["csv"], "xlsx": ["csv"], "ods": ["csv"], "txt": ["tsv"],
    "tab": ["tsv"], "ndjson": ["jsonl"], "db": ["sqlite"], "sqlite3": ["sqlite"],
    "duckdb": ["sqlite", "parquet"], "feather": ["arrow"], "ipc": ["arrow"], "pb": ["onnx"],
    "tflite": ["onnx"],
  ]

  /// All of them, for a sentence.
  var listed: String {
    let plain = endings.filter { !$0.hasSuffix(".gz") }
    let names = plain.map { "." + $0 }.joined(separator: ", ")
    return plain.count < endings.count ? names + ", or one of text with .gz behind it" : names
  }

  /// The endings that come nearest to one that is not among them, best first; the first of all if none does.
  func nearest(to ending: String) -> [String] {
    let kin = (Self.kin[ending] ?? []).filter(endings.contains)
    let near = kin.isEmpty ? NearestNames.of(ending, among: endings, most: 1) : kin
    return near.isEmpty ? Array(endings.prefix(1)) : near
  }

  /// How what an ending stands for can be had all the same.
  func advice(on ending: String) -> Text? {
    ending == "pdf" && endings.contains("html") ? "a browser prints the page as a PDF" : nil
  }

  /// A file's name without its last ending, and that ending in small letters; empty if it has none.
  static func parts(of file: String) -> (stem: String, ending: String) {
    let name = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
    guard let dot = file[name...].lastIndex(of: "."), dot > name else { return (file, "") }
    return (String(file[..<dot]), file[file.index(after: dot)...].lowercased())
  }
}
