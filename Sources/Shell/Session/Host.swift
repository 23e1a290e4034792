import Report

/// The world around a session, as far as commands may see it: what stands between them and the terminal.
public protocol Host: Sendable {
  /// Whether the person asked the running command to stop.
  var isInterrupted: Bool { get }
  /// Whether somebody is there to answer questions.
  var isInteractive: Bool { get }
  /// Environment variables and folders.
  var environment: Environment { get }
  /// Shows how far a command is; `nil` takes the bar away.
  func show(_ progress: Progress?)
  /// Shows an output before the command has ended, such as the steps of a login.
  func show(_ output: Output)
  /// Shows the record of a command that another command ran.
  func show(_ record: Record)
  /// Asks for a line of text; `nil` if nobody is there or it was broken off.
  func ask(_ question: Text) -> String?
  /// Opens a web page in the person's browser; `false` if there is none.
  func open(page: String) -> Bool
  /// The records as a document; `nil` if this host cannot make that kind.
  func document(of records: [Record], as format: DocumentFormat) -> String?
}

/// The kinds of document that a session can be told in.
public enum DocumentFormat: String, Sendable, CaseIterable {
  case html, md, ipynb, json
}

extension Host {
  /// Throws `Interrupted` if the person asked the running command to stop.
  public func checkInterrupt() throws {
    if isInterrupted { throw Interrupted() }
  }

  public func document(of records: [Record], as format: DocumentFormat) -> String? { nil }

  /// Asks a question whose answer is yes or no; no answer is no.
  public func confirm(_ question: Text) -> Bool {
    ["y", "yes"].contains(ask(question + " [y/N] ")?.lowercased() ?? "")
  }
}

/// How far a command is.
public struct Progress: Sendable, Hashable {
  /// What is being done, such as `training`.
  public var title: String
  /// How much is done.
  public var completed: Double
  /// How much there is to do; `nil` if nobody knows.
  public var total: Double?
  /// What is counted, such as `epochs` or `bytes`.
  public var unit: Unit
  /// What else is worth watching, such as the loss.
  public var detail: Text

  /// What a progress counts.
  public enum Unit: Sendable, Hashable {
    case bytes
    /// Things with a name in the plural.
    case things(String)
    /// A share of what nobody counts: the percentage says it all.
    case share
  }

  /// The share of its work, from 0 to 1, that a command has done.
  public init(_ title: String, share: Double, detail: Text = "") {
    self.init(title, share, of: 1, unit: .share, detail: detail)
  }

  /// How far a command is.
  public init(_ title: String, _ completed: Double, of total: Double?, unit: Unit, detail: Text = "") {
    self.title = title
    self.completed = completed
    self.total = total
    self.unit = unit
    self.detail = detail
  }
}

/// A host with nobody at it: nothing is shown, nothing is asked. For tests and for embedding.
public struct QuietHost: Host {
  public let environment: Environment
  public init(environment: Environment = Environment(variables: [:])) { self.environment = environment }
  public var isInterrupted: Bool { false }
  public var isInteractive: Bool { false }
  public func show(_ progress: Progress?) {}
  public func show(_ output: Output) {}
  public func show(_ record: Record) {}
  public func ask(_ question: Text) -> String? { nil }
  public func open(page: String) -> Bool { false }
}
