import Foundation

/// What a login brought: the right to act for one person until it ends.
public struct Tokens: Sendable, Equatable {
  public var clientID: String
  var access: Secret
  var refresh: Secret
  /// When the access token ends.
  public var expires: Date
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

/// The answer of the accounts service to an exchange or a refresh.
struct TokenAnswer: Decodable {
  var access_token: String
  var token_type: String
  var scope: String?
  var expires_in: Double
  var refresh_token: String?
}

/// How the accounts service says no.
struct TokenRefusal: Decodable {
  var error: String
  var error_description: String?
}
