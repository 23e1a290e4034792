import Network

/// The page that the browser shows when it comes back to the listener.
enum LoginPage {
  static let done = LoopbackResponse.page(
    "You are logged in", "timbre has what it needs. You can close this page.")
  static let denied = LoopbackResponse.page(
    "Not logged in", "Spotify says that access was not granted. You can close this page.")
  static let foreign = LoopbackResponse.page(
    "Not this login", "This page does not belong to the login that timbre waits for.", status: 400)
  static let notFound = LoopbackResponse.page(
    "Nothing here", "timbre only waits for a login at this address.", status: 404)
}
