import Testing

@testable import Network

/// Tokens and codes in what comes back.
@Suite("Secrets in texts")
struct SecretFilterTests {
  private let token = "BQsimAbCdEfGhIjKlMnOpQrStUvWxYz0123456789"

  @Test
  func `a whole secret, a part of it and one in another case are taken out with the word around them`() {
    let filter = SecretFilter([Secret(token)])
    #expect(filter.cleaned("bad token \(token)!") == "bad token (secret)!")
    #expect(filter.cleaned("ends in \(token.suffix(16))") == "ends in (secret)")
    #expect(filter.cleaned("<\(token.lowercased())>") == "<(secret)>")
    #expect(filter.cleaned("https://x.example/?t: \(token)") == "https://x.example/?t: (secret)")
  }

  @Test func `other texts stay as they are`() {
    let filter = SecretFilter([Secret(token)])
    for text in [
      "", "short", "a title that is longer than sixteen letters", "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
      "曲の名前がとても長いとき",
    ] {
      #expect(filter.cleaned(text) == text)
    }
    #expect(SecretFilter().cleaned(token) == token)
    #expect(SecretFilter([Secret("short")]).cleaned("short") == "short")
  }
}
