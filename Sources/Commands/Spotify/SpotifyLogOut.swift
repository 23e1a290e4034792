import Library
import Report
import Shell

/// `spotify logout`: deletes the login, the library and everything else that came from the account.
struct SpotifyLogOut: Command {
  var isConfirmed = false

  static let about = About(
    "spotify logout", .spotify, "Delete the login, the library and all that timbre keeps of the account.",
    details: [
      "Playlists that timbre wrote stay in Spotify; `spotify undo` takes them back first. To withdraw the "
        + "permission itself, remove the app at https://www.spotify.com/account/apps."
    ],
    terms: ["disconnect", "sign out", "delete", "forget"], setting: ["spotify login demo"],
    examples: ["spotify logout yes": "without being asked"], facts: [Facts.deleted])
  static let parameters: [Parameter<SpotifyLogOut>] = [
    .keyword("yes", \.isConfirmed, "do not ask first")
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let (host, demo) = (context.host, context.session.connections.demo)
    let confirmation = Confirmation<LogOutPreview>(
      command: "spotify logout", deed: "deletes the login and the library",
      question: "Delete the login and the library, with placements made by hand?", show: \.output,
      isNothing: { _ in false })
    let preview = LogOutPreview(in: host.environment)
    let isAgreed = isConfirmed || preview.holdsNothing
    let ending = try await confirmation.run(preview, isConfirmed: isAgreed, by: host) { confirmed in
      try await confirmed.carryOut(demo)
    }
    guard case .done(let deleted) = ending else {
      return Output([.paragraph("nothing was deleted")], facts: [.integer(Facts.deleted, 0)])
    }
    let files = preview.files
    var output = Output(facts: [.integer(Facts.deleted, deleted.count)])
    if deleted.isEmpty {
      output.append(.paragraph("there was nothing to delete"))
    } else {
      output.append(.paragraph("deleted:"))
      output.append(.list(deleted.map { Text($0) }))
      if files.kind == .spotify {
        output.append(
          .note(
            "playlists stay in Spotify; to withdraw the permission too, remove the app at spotify.com/account/apps"
          ))
      }
    }
    return output
  }
}
