import Library
import Report
import Shell
import Tabular

extension ImportError: DiagnosticError {
  /// Says which file of an export cannot be read, and what an export should hold.
  public var diagnostic: Diagnostic {
    switch self {
    case .unreadableFile(let path): fault("unreadable-file", "cannot read \(.text(path), .strong)")
    case .notAZip(let path): fault("not-a-zip", "\(.text(path), .strong) is no zip file")
    case .damagedZip(let path, let entry):
      fault(
        "damaged-zip",
        "\(.text(path), .strong) is damaged" + (entry.isEmpty ? "" : " at \(.text(entry), .strong)"),
        "download it again")
    case .unsupportedZip(let path, let entry):
      fault(
        "unsupported-zip",
        "\(.text(entry), .strong) in \(.text(path), .strong) is encrypted or packed in an odd way",
        "unpack it and import the folder")
    case .zipTooLarge(let path, _, let limit):
      fault(
        "zip-too-large", "\(.text(path), .strong) unfolds to more than is believable (\(limit))",
        "unpack it and import the folder")
    case .notAnExport(let path):
      fault("not-an-export", "nothing in \(.text(path), .strong) is an export that timbre knows", Self.known)
    case .badJSON(let path): fault("bad-json", "\(.text(path), .strong) does not hold what its name says")
    case .unknownColumns(let path, let columns):
      fault(
        "unknown-columns",
        "\(.text(path), .strong) is no table of an export: its columns are \(.text(columns.prefix(6).joined(separator: ", ")))",
        Self.known)
    case .foreign(let path, let kind):
      fault(
        "not-an-export", "\(.text(path), .strong) is \(kind.name), not an export that timbre knows",
        "\(.text(kind.wayOut))")
    case .table(let error): error.diagnostic
    }
  }

  private static let known: Text =
    "known are CSV files of Exportify, and Spotify's account data as the zip that it sends or as a folder"

  private func fault(_ code: String, _ message: Text, _ help: Text? = nil) -> Diagnostic {
    Diagnostic(code, message, at: .parameter("file"), help: help)
  }
}
