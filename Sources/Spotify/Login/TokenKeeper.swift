import Foundation
import Network
import Music

/// Hands out access tokens that still hold, and refreshes them for everybody at once when they do not.
public actor TokenKeeper {
  private let file: TokenFile
  private let accounts: AccountsService
  private let now: @Sendable () -> Date
  private var tokens: Tokens? {
    didSet {
      for tokens in [tokens].compactMap({ $0 }) {
        filter.add(tokens.access)
        filter.add(tokens.refresh)
      }
    }
  }
  /// Finds the tokens of this login, also those that were replaced, in whatever comes back.
  private(set) var filter = SecretFilter()
  private var refreshing: Task<Result<Tokens, ServiceError>, Never>?

  /// Keeps the login of a file alive through the service that gives tokens; `now` is the clock it goes by.
  public init(file: TokenFile, accounts: AccountsService, now: @escaping @Sendable () -> Date = { Date() }) {
    self.file = file
    self.accounts = accounts
    self.now = now
  }

  /// The login as it is kept, nil when nobody is logged in.
  public func current() -> Tokens? {
    if tokens == nil { tokens = file.read() }
    return tokens
  }

  /// A token to send, refreshed if it ends within a minute. Throws `ServiceError`.
  func access() async throws(ServiceError) -> Secret {
    guard let tokens = current() else { throw .needsLogin(.absent) }
    if tokens.expires.timeIntervalSince(now()) > 60 { return tokens.access }
    return try await replacement(for: tokens.access)
  }

  /// A token to send instead of one that was refused. Whoever asks while a refresh is under way gets its result.
  func replacement(for refused: Secret) async throws(ServiceError) -> Secret {
    guard let held = current() else { throw .needsLogin(.absent) }
    if held.access != refused { return held.access }
    let task = refreshing ?? Task { await self.refresh(held) }
    refreshing = task
    return try await task.value.get().access
  }

  private func refresh(_ held: Tokens) async -> Result<Tokens, ServiceError> {
    defer { refreshing = nil }
    // Another run of the program may have been faster.
    if let stored = file.read(), stored.access != held.access, stored.expires.timeIntervalSince(now()) > 60 {
      tokens = stored
      return .success(stored)
    }
    do throws(LoginError) {
      let fresh = try await accounts.refresh(held, now: now())
      try file.write(fresh)
      tokens = fresh
      return .success(fresh)
    } catch {
      switch error {
      case .refused("invalid_grant"):
        file.delete()
        tokens = nil
        return .failure(.needsLogin(.ended))
      case .refused("429"): return .failure(.rateLimited(retryAfterSeconds: nil))
      case .refused("invalid_client"): return .failure(.needsLogin(.refused))
      case .refused(let code): return .failure(Int(code).map { .server(status: $0) } ?? .needsLogin(.refused))
      case .network(let error): return .failure(.network(error))
      case .cancelled: return .failure(.cancelled)
      default: return .failure(.unreadable(what: "token"))
      }
    }
  }
}
