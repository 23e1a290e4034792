import Library
import Report
import Shell

extension LibraryError: DiagnosticError {
  /// Says what the library lacks or holds amiss, and which command brings it.
  public var diagnostic: Diagnostic {
    switch self {
    case .notWritable(let path):
      fault("library-not-writable", "cannot write the library \(.text(path), .strong)", "check its folder")
    case .damaged(let path):
      fault(
        "library-damaged", "the library \(.text(path), .strong) is damaged",
        "move it away and run \(.code("spotify sync")) again; placements made by hand are lost with it")
    case .newerSchema(let path):
      fault(
        "library-newer", "a later version of timbre has made the library \(.text(path), .strong)",
        "use that version")
    case .locked(let path):
      fault(
        "library-in-use", "another timbre is working on the library \(.text(path), .strong)",
        "wait until it is done")
    case .diskFull(let path):
      fault("disk-full", "the disk has no room for \(.text(path), .strong)", "make room; nothing is lost")
    case .database(let path, let code):
      fault("library-failed", "the library \(.text(path), .strong) failed (SQLite \(Int(code)))", nil)
    case .otherAccount(let stored, let found):
      fault(
        "other-account",
        "the library is that of \(.text(stored), .strong), but \(.text(found), .strong) is logged in",
        "\(.code("spotify logout")) deletes it; then log in and sync again")
    case .unknownTrack(let text):
      Diagnostic(
        "unknown-track", "no track of the library is \(.text(text), .strong)", at: .parameter("track"),
        help: "a part of the title is enough; \(.code("artist:")) narrows it")
    case .unknownPlaylist(let text):
      fault(
        "unknown-playlist", "there is no playlist \(.text(text), .strong)",
        "\(.code("spotify playlists")) and \(.code("spotify plan show")) list them")
    case .ambiguous(let text, let candidates):
      fault(
        "ambiguous",
        "\(.text(text), .strong) can mean several: \(.text(candidates.prefix(8).joined(separator: "; ")))",
        "type more of the name, or the link")
    case .noPlan: fault("no-plan", "there is no plan yet", "\(.code("spotify plan")) makes one")
    case .nothingToUndo: fault("nothing-to-undo", "timbre has written nothing that could be taken back", nil)
    }
  }

  private func fault(_ code: String, _ message: Text, _ help: Text?) -> Diagnostic {
    Diagnostic(code, message, help: help)
  }
}
