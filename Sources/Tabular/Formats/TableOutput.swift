import Work

/// How a table is written, as the ending of its file asks for: row after row, or in a form that is made of all rows at
/// the end.
public struct TableOutput: Sendable {
  /// How rows are written as they come.
  public let rows: RowFormat
  /// Whether they are compressed with gzip.
  public let isCompressed: Bool
  /// What is made of them at the end; `nil` if they stay as they are.
  let form: (any TableFormat.Type)?

  /// Rows of text.
  public init(rows: RowFormat, isCompressed: Bool = false) {
    self.init(rows: rows, isCompressed: isCompressed, form: nil)
  }

  private init(rows: RowFormat, isCompressed: Bool, form: (any TableFormat.Type)?) {
    self.rows = rows
    self.isCompressed = isCompressed
    self.form = form
  }

  /// Comma-separated values.
  static let csv = TableOutput(rows: .csv)

  /// What the ending of a file asks for; `nil` for an ending that no form has.
  public init?(file path: String) {
    if let (format, isCompressed) = RowFormat.ofFile(path) {
      self.init(rows: format, isCompressed: isCompressed)
      return
    }
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let form = TableFormats.all.first(where: { $0.endings.contains(ending) }) else { return nil }
    self.init(rows: .made, isCompressed: false, form: form)
  }

  /// The endings that a table may have which is written, the first of each form.
  public static let endings: [String] =
    RowFormat.allCases.compactMap { $0.endings.first } + TableFormats.all.compactMap { $0.endings.first }
  /// All of them, those of compressed files too, each once: a form may be written row by row and as a whole.
  public static let allEndings: [String] = {
    var seen: Set<String> = []
    return (RowFormat.allCases.flatMap { $0.endings + $0.endings.map { $0 + ".gz" } } + TableFormats.endings)
      .filter { seen.insert($0).inserted }
  }()

  /// What it is called, by which a run that was broken off knows it again.
  public var name: String { form?.name ?? rows.rawValue }

  /// Whether a pipe or a device can take it.
  public var fitsStream: Bool { form == nil }

  /// Whether everything is there that it is written with. Throws `FileWriteError`.
  public func check(path: String) throws(FileWriteError) {
    if form?.isAvailable == false { throw .needsLibrary(path: path) }
  }
}
