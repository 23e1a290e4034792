import Shell

extension OutputFormat {
  /// Every form in which results can be written; `--format`, `report`, completion and help read this list.
  public static let all: [OutputFormat] = [
    .terminal, .json, .html, .markdown, .notebook, .latex,
  ]

  /// The forms in which `report` writes a session, what most people want first.
  public static let documents: [DocumentFormat] = [
    .html, .markdown, .notebook, .latex, .json, .terminal,
  ].map(\OutputFormat.document)

  /// The form of that name, as typed after `--format`.
  public init?(named name: String) {
    guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
    self = format
  }
}
