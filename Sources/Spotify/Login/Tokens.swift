import Foundation
import Network

/// What a login brought: the right to act for one person until it ends.
public struct Tokens: Sendable, Equatable {
  /// The id of the app that the person logged in through; no secret.
  public var clientID: String
  var access: Secret
  var refresh: Secret
  /// When the access token ends.
  public var expires: Date
  /// What the person has granted, which may be less than was asked for.
  public var scopes: Set<Scope>
  /// When the person logged in; the login ends six months later, whatever is refreshed in between.
  public var authorised: Date

  /// When the login ends.
  public var ends: Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar.date(byAdding: .month, value: 6, to: authorised) ?? authorised
  }

  /// Whole days until the login ends, negative after it.
  public func daysLeft(at now: Date) -> Int { Int((ends.timeIntervalSince(now) / 86_400).rounded(.down)) }

  /// Whether a person should be told that the login ends soon.
  public func endsSoon(at now: Date) -> Bool { daysLeft(at: now) < 14 }
}

/// Seconds that an access token holds; no more than a year.
enum TokenLifetime: IntegerField {
  static let name = "expires_in"
  static let range = 1...31_536_000
}

/// The answer of the accounts service to an exchange or a refresh.
struct TokenAnswer: Decodable {
  var access: Secret
  /// Nil if the former one stays.
  var refresh: Secret?
  var scope: String?
  /// Seconds that the access token holds; an hour if the answer makes no sense of it.
  var lifetime: Double

  private enum CodingKeys: String, CodingKey {
    case access_token, token_type, scope, expires_in, refresh_token
  }

  /// - Throws: `DecodingError` if there is no token that could be sent.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func token(_ key: CodingKeys) throws -> Secret? {
      guard let text = try container.decodeIfPresent(String.self, forKey: key), !text.isEmpty else {
        return nil
      }
      // It becomes part of a header line: nothing in it may end the line.
      guard text.utf8.count <= 8_192, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "no token")
      }
      return Secret(text)
    }
    guard try container.decode(String.self, forKey: .token_type).lowercased() == "bearer",
      let access = try token(.access_token)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .access_token, in: container, debugDescription: "no token")
    }
    self.access = access
    refresh = try token(.refresh_token)
    scope = try? container.decode(String.self, forKey: .scope)
    let seconds = try? container.decode(CheckedInteger<TokenLifetime>.self, forKey: .expires_in)
    lifetime = Double(seconds?.value ?? 3_600)
  }
}

/// How the accounts service says no.
struct TokenRefusal: Decodable {
  var error: String
}
