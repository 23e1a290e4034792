import Network
import Testing

@Suite struct WebAddressTests {
  @Test(arguments: [
    "https://api.spotify.com/v1", "http://127.0.0.1:8080", "http://127.8.9.1/x", "http://localhost:1",
    "http://[::1]:80/",
  ])
  func `taken`(text: String) throws {
    #expect(try !WebAddress(text).description.hasSuffix("/"))
  }

  @Test(arguments: [
    "http://api.spotify.com/v1", "http://127.0.0.1.evil.example", "ftp://127.0.0.1", "http://10.0.0.1",
    "http://localhost.example",
  ])
  func `insecure`(text: String) {
    #expect(throws: HTTPError.insecureAddress(text)) { try WebAddress(text) }
  }

  @Test(arguments: ["", "api.spotify.com", "https://", "https://name:password@host.example"])
  func `invalid`(text: String) {
    #expect(throws: HTTPError.invalidAddress(text)) { try WebAddress(text) }
  }

  @Test func `path and query are encoded`() throws {
    let address = try WebAddress("https://host.example/v1/").appending(
      "playlists/a b/items", query: [("uris", "spotify:track:1,2"), ("q", "Motörhead & Co")])
    #expect(
      address.description
        == "https://host.example/v1/playlists/a%20b/items?uris=spotify%3Atrack%3A1%2C2&q=Mot%C3%B6rhead%20%26%20Co"
    )
  }
}
