import Report

/// What went wrong or deserves attention: where in the line, and what to do about it.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How serious it is.
  public enum Severity: String, Sendable, Hashable { case error, warning, note }

  /// What kind of trouble it is; decides the exit status.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// The command could not do its work.
    case failure
    /// The line cannot be understood; nothing ran.
    case usage
    /// An expectation did not hold.
    case expectation
    /// The network or an account refused.
    case network
    /// The person interrupted it.
    case interrupted
    /// Whoever read the results has gone; a program ends quietly then.
    case readerGone

    /// The exit status of a script that ends with it.
    public var exitStatus: Int32 {
      switch self {
      case .failure: 1
      case .usage: 2
      case .expectation: 3
      case .network: 4
      case .interrupted: 130
      case .readerGone: 141
      }
    }

    /// What a script that ends with it met, in a phrase.
    public var meaning: String {
      switch self {
      case .failure: "a command failed"
      case .usage: "wrong usage or a line that cannot be read (nothing ran)"
      case .expectation: "an expectation failed"
      case .network: "network or login"
      case .interrupted: "interrupted"
      case .readerGone: "whoever read the results has gone"
      }
    }
  }

  /// The part of the line that caused it.
  public enum Place: Sendable, Hashable {
    /// No part in particular.
    case none
    /// UTF-8 offsets in the line.
    case span(Range<Int>)
    /// What was typed for the parameter of this name; the interpreter finds the span.
    case parameter(String)
    /// The value that says this text, one of several of the parameter of that name, or of any.
    case element(String, of: String?)
  }

  /// A stable word for programs, such as `unknown-genre`.
  public var code: String
  /// How serious it is.
  public var severity: Severity
  /// What kind of trouble it is.
  public var kind: Kind
  /// What is wrong, in one sentence without a full stop.
  public var message: Text
  /// The part of the line that caused it.
  public var place: Place
  /// What to do, in one sentence.
  public var help: Text?
  /// What was probably meant, best first.
  public var suggestions: [String]

  /// A diagnostic.
  public init(
    _ code: String, _ message: Text, severity: Severity = .error, kind: Kind = .failure,
    at place: Place = .none, help: Text? = nil, suggestions: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.kind = kind
    self.message = message
    self.place = place
    self.help = help
    self.suggestions = suggestions
  }

  /// The span, once the place is one.
  public var span: Range<Int>? {
    if case .span(let span) = place { return span }
    return nil
  }
}

/// An error that can say itself as a diagnostic. Modules throw cases; their words stand in one place.
public protocol DiagnosticError: Error {
  /// The diagnostic of this error.
  var diagnostic: Diagnostic { get }
  /// One diagnostic for each thing that is wrong; only `diagnostic`, unless an error knows of several.
  var diagnostics: [Diagnostic] { get }
}

extension DiagnosticError {
  /// The one diagnostic.
  public var diagnostics: [Diagnostic] { [diagnostic] }
}

extension Diagnostic: DiagnosticError {
  /// Itself.
  public var diagnostic: Diagnostic { self }
}

/// Several diagnostics at once: a line is told all that is wrong with it.
public struct Diagnostics: Error, Sendable {
  /// What is wrong, in the order of the line.
  public var all: [Diagnostic]

  /// Several diagnostics.
  public init(_ all: [Diagnostic]) { self.all = all }
}

extension Diagnostic {
  /// What a person reads who stopped a command; work stops by `CancellationError`.
  public static var interrupted: Diagnostic {
    Diagnostic("interrupted", "interrupted; nothing was changed", kind: .interrupted)
  }
}
