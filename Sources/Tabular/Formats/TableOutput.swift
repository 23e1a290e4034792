import Work

/// How a table is written, as the ending of its file asks for: row after row, or in a form that is made of all rows at
/// the end.
public struct TableOutput: Sendable {
  /// How rows are written as they come.
  public let rows: RowFormat
  /// Whether they are compressed with gzip as they come.
  public let isCompressed: Bool
  /// What is made of them at the end; `nil` if they stay as they are.
  let form: (any TableFormat.Type)?
  /// Whether what is made of them is compressed with gzip.
  let compressesForm: Bool

  /// Rows of text.
  public init(rows: RowFormat, isCompressed: Bool = false) {
    self.init(rows: rows, isCompressed: isCompressed, form: nil, compressesForm: false)
  }

  private init(rows: RowFormat, isCompressed: Bool, form: (any TableFormat.Type)?, compressesForm: Bool) {
    self.rows = rows
    self.isCompressed = isCompressed
    self.form = form
    self.compressesForm = compressesForm
  }

  /// Comma-separated values.
  static let csv = TableOutput(rows: .csv)

  /// What the ending of a file asks for; `nil` for an ending that no form has.
  public init?(file path: String) {
    if let (format, isCompressed) = RowFormat.ofFile(path) {
      self.init(rows: format, isCompressed: isCompressed)
      return
    }
    let parts = path.lowercased().split(separator: ".")
    let isCompressed = parts.last == "gz"
    let ending = (isCompressed ? parts.dropLast() : parts[...]).last.map(String.init) ?? ""
    guard let form = TableFormats.all.first(where: { $0.endings.contains(ending) }),
      form.isText || !isCompressed
    else { return nil }
    self.init(rows: .made, isCompressed: false, form: form, compressesForm: isCompressed)
  }

  /// The endings that a table may have which is written, the first of each form.
  public static let endings: [String] =
    RowFormat.allCases.compactMap { $0.endings.first } + TableFormats.all.compactMap { $0.endings.first }
  /// All of them, those of compressed files too, each once: a form may be written row by row and as a whole.
  public static let allEndings: [String] = {
    var seen: Set<String> = []
    let text =
      RowFormat.allCases.flatMap(\.endings) + TableFormats.all.filter { $0.isText }.flatMap { $0.endings }
    return (text.flatMap { [$0, $0 + ".gz"] } + TableFormats.endings).filter { seen.insert($0).inserted }
  }()

  /// What it is called, by which a run that was broken off knows it again.
  public var name: String { (form?.name ?? rows.rawValue) + (compressesForm ? ".gz" : "") }

  /// Whether a pipe or a device can take it.
  public var fitsStream: Bool { form == nil }

  /// Writes a table that is made of all rows into a file that nobody else sees yet. Throws what the form throws.
  func make(
    _ form: any TableFormat.Type, _ table: inout WrittenTable, at path: String, watch: Watch
  ) throws {
    try form.write(&table, to: path, watch: watch)
    guard compressesForm else { return }
    let source = ByteSource.file(try OpenFile(.file(path)))
    // The name is taken over only when all of it is compressed.
    var file = try AtomicFile(path)
    for start in stride(from: 0, to: source.count, by: 1 << 20) {
      try watch.check()
      try file.append(try GzipMember(try source.bytes(at: start, count: 1 << 20)).bytes)
    }
    try file.commit()
  }

  /// Whether everything is there that it is written with. Throws `FileWriteError`.
  public func check(path: String) throws(FileWriteError) {
    if form?.isAvailable == false { throw .needsLibrary(path: path) }
  }
}
