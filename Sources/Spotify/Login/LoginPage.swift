import Network

/// The page that the browser shows when it comes back to the listener.
enum LoginPage {
  static let done = page(
    "You are logged in", "timbre has what it needs. You can close this page.")
  static let denied = page(
    "Not logged in", "Spotify says that access was not granted. You can close this page.")
  static let foreign = page(
    "Not this login", "This page does not belong to the login that timbre waits for.", status: 400)
  static let notFound = page(
    "Nothing here", "timbre only waits for a login at this address.", status: 404)

  /// A plain page for a person's browser, that loads nothing and tells no other page its address.
  private static func page(_ title: String, _ text: String, status: Int = 200) -> LoopbackResponse {
    let html = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>\(title)</title>
      <body style="font: 1.1rem/1.5 system-ui, sans-serif; max-width: 30rem; margin: 20vh auto; padding: 0 1rem">
      <h1 style="font-size: 1.4rem">\(title)</h1><p>\(text)</p></body></html>
      """
    var response = LoopbackResponse(status: status, type: "text/html; charset=utf-8", text: html)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
  }
}
