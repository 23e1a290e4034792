import Report
import Shell
import Tabular

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension FileWriteError: DiagnosticError {
  /// Says which file could not be written, and the system's reason.
  public var diagnostic: Diagnostic {
    switch self {
    case .noPermission(let path):
      fault("no-permission", "may not write \(.text(path), .strong)", "choose another folder")
    case .noSuchFolder(let path):
      fault("no-such-folder", "the folder of \(.text(path), .strong) does not exist", "make it first")
    case .isDirectory(let path):
      fault("is-folder", "\(.text(path), .strong) is a folder", "name a file in it")
    case .diskFull(let path):
      fault(
        "disk-full", "the disk has no room for \(.text(path), .strong)", "make room, or write to another disk"
      )
    case .readerGone(let path):
      fault("reader-gone", "nobody reads \(.text(path), .strong) any more", "start what reads it again")
    case .inUse(let path):
      fault(
        "in-use", "another run writes \(.text(path), .strong) at this moment",
        "wait for it, or name another file")
    case .isStream(let path):
      fault(
        "is-stream", "\(.text(path), .strong) is a pipe or a device, and this form of table needs a file",
        "a pipe takes CSV, TSV and JSON lines")
    case .needsLibrary(let path):
      fault(
        "needs-library", "\(.text(path), .strong) would be written by DuckDB, and there is none",
        CSVError.library)
    case .refused(let path, let reason):
      fault(
        "cannot-write", "cannot write \(.text(path), .strong): \(.text(reason))",
        "what was there before is still there")
    case .failed(let path, let code):
      fault(
        "cannot-write", "cannot write \(.text(path), .strong): \(String(cString: strerror(code)))",
        "what was there before is still there")
    }
  }

  private func fault(_ code: String, _ message: Text, _ help: Text) -> Diagnostic {
    Diagnostic(code, message, at: .parameter("file"), help: help)
  }
}
