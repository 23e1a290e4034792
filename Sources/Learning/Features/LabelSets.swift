import Tabular

/// The genres of a table's rows as classes of a model, and all genres of the recording that a row is.
public struct LabelSets: Sendable {
  private let classOfCode: [Int?]
  private let codes: [Int32]
  private let recordings: [Int32]
  private let codesOfRecording: [[Int32]]

  /// The labels of a table for a model that answers with `classes`.
  public init(_ dataset: Dataset, classes: [String]) {
    let classOf = Dictionary(classes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    classOfCode = dataset.genres.map { classOf[$0] }
    codes = dataset.genreColumn?.codes ?? Array(repeating: -1, count: dataset.rowCount)
    recordings = dataset.recordings.numbers
    codesOfRecording = dataset.genreColumn.map { dataset.recordings.labels(in: $0) } ?? []
  }

  /// The class of a row; `nil` if it has no genre or one that the model does not know.
  public func label(of row: Int) -> Int? { codes[row] >= 0 ? classOfCode[Int(codes[row])] : nil }

  /// The classes of all genres that the row's recording carries.
  public func acceptable(of row: Int) -> [Int] {
    guard Int(recordings[row]) < codesOfRecording.count else { return [] }
    return codesOfRecording[Int(recordings[row])].compactMap { classOfCode[Int($0)] }
  }

  /// The rows of `rows` that have a class.
  public func labelled(_ rows: [Int]) -> [Int] { rows.filter { label(of: $0) != nil } }

  /// The class of each row. Throws `LearningError.noLabel` for a row without a class.
  public func classes(of rows: [Int]) throws(LearningError) -> [Int] {
    var classes: [Int] = []
    classes.reserveCapacity(rows.count)
    for row in rows {
      guard let label = label(of: row) else { throw .noLabel(row: row) }
      classes.append(label)
    }
    return classes
  }
}
