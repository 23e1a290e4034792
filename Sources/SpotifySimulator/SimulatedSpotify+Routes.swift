import Network

/// Finds out what a request asks for, and whether it may.
extension SimulatedSpotify {
  func kind(of request: LoopbackRequest) -> SimulatedRequest {
    let parts = request.path.split(separator: "/").map(String.init)
    switch (request.method, parts.count, parts.first) {
    case ("GET", 1, "authorize"): return .authorize
    case ("POST", 2, "api") where parts[1] == "token": return .token
    case ("GET", 3, "reccobeats") where parts[1] == "v1" && parts[2] == "audio-features": return .features
    case ("GET", 4, "musicbrainz") where parts[1...2] == ["ws", "2"] && parts[3] == "artist":
      return .artistTags
    case ("GET", 5, "musicbrainz") where parts[1...2] == ["ws", "2"] && parts[3] == "isrc":
      return .recordingTags
    case ("GET", 2, "lastfm") where parts[1] == "2.0":
      let method = request.query.first { $0.name == "method" }?.value ?? ""
      return method.hasPrefix("track") ? .recordingTags : .artistTags
    case (_, 2..., "v1"): return kind(method: request.method, below: Array(parts.dropFirst()))
    default: return .other
    }
  }

  private func kind(method: String, below parts: [String]) -> SimulatedRequest {
    switch (method, parts.first, parts.count) {
    case ("GET", "me", 1): .profile
    case ("GET", "me", 2): parts[1] == "tracks" ? .liked : parts[1] == "playlists" ? .playlists : .other
    case ("POST", "me", 2): parts[1] == "playlists" ? .create : .other
    case ("DELETE", "me", 2): parts[1] == "library" ? .unfollow : .other
    case ("POST", "users", 3) where terms.shape == .extended && parts[2] == "playlists": .create
    case ("GET", "playlists", 2): .playlist
    case ("PUT", "playlists", 2): .details
    case (_, "playlists", 3) where isItems(parts[2]):
      switch method {
      case "GET": .items
      case "POST": .add
      case "PUT": .replace
      case "DELETE": .remove
      default: .other
      }
    default: .other
    }
  }

  private func isItems(_ name: String) -> Bool {
    name == "items" || (name == "tracks" && terms.shape == .extended)
  }

  /// Carries out one request without faults.
  func respond(to kind: SimulatedRequest, _ request: LoopbackRequest) -> LoopbackResponse {
    switch kind {
    case .authorize: return authorize(request)
    case .token: return token(request)
    case .features: return features(request)
    case .artistTags, .recordingTags:
      let parts = request.path.split(separator: "/").map(String.init)
      return parts.first == "lastfm"
        ? lastFM(request) : musicBrainz(request, recording: kind == .recordingTags ? parts.last : nil)
    default: break
    }
    guard request.path.hasPrefix("/v1/") else { return Wire.refuse(404, "Service not found") }
    guard let grant = grant(of: request) else {
      let sent = request.headers["authorization"] != nil
      return Wire.refuse(401, sent ? "The access token expired" : "No token provided")
    }
    let id = request.path.split(separator: "/").dropFirst(2).first.map(String.init) ?? ""
    do throws(Refusal) {
      switch kind {
      case .profile: return profile()
      case .liked:
        try grant.needs("user-library-read")
        return try liked(request)
      case .playlists:
        try grant.needs("playlist-read-private")
        return try playlists(request, grant)
      case .playlist: return try playlist(id, grant)
      case .items:
        try grant.needs("playlist-read-private")
        return try items(of: id, request)
      case .create:
        try grant.needsToModify()
        return try create(request, below: id)
      case .details: return try changeDetails(of: id, request, grant)
      case .add: return try add(to: id, request, grant)
      case .replace, .reorder: return try replaceOrReorder(id, request, grant)
      case .remove: return try remove(from: id, request, grant)
      case .unfollow: return try unfollow(request, grant)
      case .authorize, .token, .features, .artistTags, .recordingTags, .other: return closedOrUnknown(request)
      }
    } catch {
      return error.answer
    }
  }

  /// What development mode lost in 2024 and 2026 answers 403; what never was answers 404.
  private func closedOrUnknown(_ request: LoopbackRequest) -> LoopbackResponse {
    let parts = request.path.split(separator: "/").dropFirst().map(String.init)
    let closed: Set<String> = [
      "audio-features", "audio-analysis", "recommendations", "artists", "albums", "tracks", "browse",
      "markets",
      "users",
    ]
    if closed.contains(parts.first ?? "") || (parts.first == "playlists" && parts.last == "tracks") {
      return Wire.forbidden(.closedEndpoint)
    }
    return Wire.refuse(404, "Service not found")
  }

  /// The grant whose access token a request carries, if it still holds.
  private func grant(of request: LoopbackRequest) -> SimulatedAccount.Grant? {
    guard let header = request.headers["authorization"], header.hasPrefix("Bearer ") else { return nil }
    let digest = Wire.digest(of: String(header.dropFirst("Bearer ".count)))
    return account.grants.first { ($0.accessEnds[digest] ?? 0) > now() }
  }
}

/// A request that is not carried out, with the answer that says why.
struct Refusal: Error {
  var answer: LoopbackResponse

  init(_ status: Int, _ message: String) { answer = Wire.refuse(status, message) }
  init(_ cause: SimulatedFault.Cause) { answer = Wire.forbidden(cause) }
}

extension SimulatedAccount.Grant {
  func needs(_ scope: String) throws(Refusal) {
    guard scopes.contains(scope) else { throw Refusal(.lackingScope) }
  }

  func needsToModify(isPublic: Bool? = nil) throws(Refusal) {
    switch isPublic {
    case true: try needs("playlist-modify-public")
    case false: try needs("playlist-modify-private")
    case nil:
      guard scopes.contains("playlist-modify-public") || scopes.contains("playlist-modify-private") else {
        throw Refusal(.lackingScope)
      }
    }
  }
}
