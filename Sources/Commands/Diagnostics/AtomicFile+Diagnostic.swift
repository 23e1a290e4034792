import Report
import Shell
import Tabular

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension AtomicFile.Fault: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .refused(let path, _, let code):
      let full = code == ENOSPC || code == EDQUOT
      return Diagnostic(
        full ? "disk-full" : "cannot-write",
        "cannot write \(.text(path), .strong): \(String(cString: strerror(code)))",
        at: .parameter("file"),
        help: full ? "nothing was written; make room, or write to another disk" : "nothing was written")
    }
  }
}
