import Report
import Shell
import Spotify

/// How a newcomer gets the app that Spotify wants each person to have.
enum LoginSteps {
  static let output = Output([
    .heading("Connect timbre with Spotify"),
    .paragraph(
      "Spotify wants an app of your own for this. It takes five minutes, once, and needs Spotify Premium."),
    .list([
      "open \(.code("https://developer.spotify.com/dashboard")), log in and choose \("Create app", .strong)",
      "give it any name that does not begin with Spot, such as \("my timbre", .strong), and any description",
      "under Redirect URIs add exactly \(.code(SpotifyLogin.registeredRedirect)), without a port and not localhost",
      "tick \("Web API", .strong), accept the terms and save",
      "if the account to sort is not the one that owns the app, add it under User Management",
      "in the app's settings copy the \("Client ID", .strong), 32 letters and digits; timbre never needs the secret",
    ]),
    .note(
      "Spotify's terms for developers forbid training on its content. timbre never trains on your Spotify data; what "
        + "that means for predicting is in the README."),
  ])

  /// Nobody is there to be asked.
  static let noClient = Diagnostic(
    "no-client-id", "there is no Client ID of your own Spotify app yet", kind: .network,
    help: "\(.code("spotify login client=ID")) takes it; \(.code("help spotify login")) says how to get one")
}
