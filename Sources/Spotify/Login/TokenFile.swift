import Foundation
import Network

/// The file that keeps a login between runs, for the eyes of its owner alone.
public struct TokenFile: Sendable {
  /// Where the file lies; it is made with mode 0600.
  public let path: String

  /// The file at a path, which need not be there yet.
  public init(path: String) { self.path = path }

  private struct Content: Codable {
    var schema: Int
    var client_id: String
    var access_token: String
    var refresh_token: String
    var expires_at: Date
    var scope: String
    var authorised_at: Date
  }

  /// The tokens kept, nil if there is no file or none that can be read.
  public func read() -> Tokens? {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let content = try? decoder.decode(Content.self, from: data), content.schema == 1
    else { return nil }
    // A copy or a careless tool may have opened the file to others.
    _ = chmod(path, 0o600)
    return Tokens(
      clientID: content.client_id, access: Secret(content.access_token),
      refresh: Secret(content.refresh_token),
      expires: content.expires_at, scopes: Scope.list(content.scope), authorised: content.authorised_at)
  }

  /// Replaces the file at once: whoever reads finds the old tokens or the new ones, never half.
  func write(_ tokens: Tokens) throws(LoginError) {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let content = Content(
      schema: 1, client_id: tokens.clientID, access_token: tokens.access.reveal(),
      refresh_token: tokens.refresh.reveal(), expires_at: tokens.expires, scope: Scope.text(tokens.scopes),
      authorised_at: tokens.authorised)
    guard let data = try? encoder.encode(content) else { throw .file(path: path) }
    try OwnerFile.write(data, to: path)
  }

  /// Deletes the tokens; answers whether there were any.
  @discardableResult
  public func delete() -> Bool { unlink(path) == 0 }
}
