import Report

/// What is known of a command that ran. The list of records is the session.
public struct Record: Sendable {
  /// What a record stands for.
  public enum Subject: Sendable, Hashable {
    /// A command.
    case command
    /// A section's title.
    case section(String)
  }

  /// Its number in the session, from 1.
  public var number: Int
  /// What it stands for.
  public var subject: Subject = .command
  /// The line as typed.
  public var source: String
  /// The line as a saved session holds it; the source, if it could not be understood.
  public var canonicalText: String
  /// The name of the command, if it was understood.
  public var commandName: String?
  /// What the command is to the session, if it was understood.
  public var role: About.Role?
  /// Where in a script the line stands, if it is shown as one of a script.
  public var place: ScriptPlace?
  /// What the command read.
  public var reads: [ItemReference] = []
  /// What of it was still the current one of its kind when the command had ended: what its result is of.
  public var standsOn: [ItemReference] = []
  /// What the command made.
  public var makes: [ItemReference] = []
  /// The remarks that stand before it, one a line.
  public var remarks: [String] = []
  /// What it said.
  public var output = Output()
  /// What went wrong or deserves attention.
  public var diagnostics: [Diagnostic] = []
  /// How long it took, in seconds.
  public var seconds: Double = 0
  /// The seed of the session when it ran.
  public var seed: UInt64 = 0
  /// How many replays it runs within; 0 for a line of the session itself.
  public var depth = 0
  /// Whether it ran within a block, which stands for it.
  public var isRepeated = false
  /// The values that its variables had.
  public var variables: [String: String] = [:]
  /// Whether what it did was taken back because the replay around it failed.
  public var wasRolledBack = false

  /// A record of a line; what is not known yet is left at its default.
  public init(
    number: Int, subject: Subject = .command, source: String, canonicalText: String,
    commandName: String? = nil, output: Output = Output(), diagnostics: [Diagnostic] = [],
    seconds: Double = 0, seed: UInt64 = 0
  ) {
    self.number = number
    self.subject = subject
    self.source = source
    self.canonicalText = canonicalText
    self.commandName = commandName
    self.output = output
    self.diagnostics = diagnostics
    self.seconds = seconds
    self.seed = seed
  }

  /// The line in one row: of a block its first line.
  public var headline: String {
    canonicalText.split(separator: "\n").first.map { $0.count < canonicalText.count ? $0 + " …" : String($0) }
      ?? ""
  }

  /// Whether the session ends here.
  public var endsSession: Bool { role == .ends && succeeded }

  /// Whether the command did what it should.
  public var succeeded: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The exit status of a script that ends here.
  public var exitStatus: Int32 {
    diagnostics.first { $0.severity == .error }?.kind.exitStatus ?? 0
  }
}
