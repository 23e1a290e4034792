import Report

/// A session as it is to be written: its results and what is known of the whole.
public struct SessionDocument: Sendable {
  /// What the document is called, where it has a place for that.
  public var title: String
  /// The session, in order.
  public var records: [Record]
  /// The remarks after the last record, one a line.
  public var closing: [String] = []
  /// What has changed since a result was measured, by the number of its record.
  public var outdated: [Int: Text] = [:]
  /// The program with its version, such as `timbre 0.1.0`; empty if it is not to be told.
  public var program: String
  /// When it is written, such as `2026-11-26 20:15 UTC`; empty if it is not to be told.
  public var date: String

  /// A session to be written.
  public init(_ records: [Record], title: String = "timbre session", program: String = "", date: String = "")
  {
    self.records = records
    self.title = title
    self.program = program
    self.date = date
  }
}

extension SessionDocument {
  /// The session as it is now, but for what was taken back.
  public init(of session: Session, title: String = "timbre session") {
    self.init(
      session.records.filter { !$0.wasRolledBack && !$0.isRepeated && $0.role != .ends }, title: title,
      program: session.catalog.program,
      date: WallClock.now)
    closing = session.remarks
    if let record = records.last(where: { $0.output.facts.contains { $0.name.isHeadline } }) {
      if let basis = session.outdated(record) { outdated[record.number] = basis.text }
    }
  }
}

/// A form in which a session can be written to a file.
public struct DocumentFormat: Sendable {
  /// The name, as typed after `--format`.
  public let name: String
  /// The endings of files of this form, without the dot; the first is the usual one.
  public let endings: [String]
  /// What it is for, in a few words.
  public let meaning: String
  /// Writes a session in this form.
  public let text: @Sendable (SessionDocument) -> String

  /// A form of documents.
  public init(
    _ name: String, endings: [String], _ meaning: String,
    text: @escaping @Sendable (SessionDocument) -> String
  ) {
    self.name = name
    self.endings = endings
    self.meaning = meaning
    self.text = text
  }
}
