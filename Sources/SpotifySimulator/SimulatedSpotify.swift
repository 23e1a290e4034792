import Foundation
import Network

/// Spotify's accounts service and Web API, ReccoBeats, MusicBrainz and Last.fm on this machine, for the demo account and for tests.
///
/// It checks requests as strictly as the real ones, keeps one person's account, and fails when told to.
public actor SimulatedSpotify {
  /// Told of each request and its number among its kind, it answers what goes wrong with it.
  public typealias Misbehaviour = @Sendable (SimulatedRequest, Int) -> SimulatedFault?

  var account: SimulatedAccount
  var terms: SimulatedTerms
  let catalogue: [String: SimulatedTrack]
  var variants: [String: SimulatedTrack]
  /// Tracks of the catalogue by recording code.
  let recordings: [String: [SimulatedTrack]]
  /// The genres of the tracks of each lead artist.
  let genresOfArtists: [String: [String]]
  var codes: [String: PendingCode] = [:]
  private let file: String?
  private var misbehaviour: Misbehaviour = { _, _ in nil }
  private var counted: [SimulatedRequest: Int] = [:]
  private var server: LoopbackServer?

  /// A login between the consent page and the exchange of its code.
  struct PendingCode {
    var clientID: String
    var challenge: String
    var redirect: String
    var scopes: Set<String>
  }

  /// A service for one account.
  /// - Parameters:
  ///   - catalogue: every track that can be added; of two with one id the first counts.
  ///   - file: where the account is kept after each change; it is not read here, see `stored(at:)`.
  public init(
    account: SimulatedAccount, catalogue: [SimulatedTrack], terms: SimulatedTerms = SimulatedTerms(),
    file: String? = nil
  ) {
    self.account = account
    self.terms = terms
    self.catalogue = Dictionary(catalogue.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.recordings = Dictionary(grouping: catalogue.filter { $0.isrc != nil }, by: { $0.isrc ?? "" })
    self.genresOfArtists = Dictionary(grouping: catalogue, by: { $0.artists.first ?? "" })
      .mapValues { $0.map(\.genre).filter { !$0.isEmpty } }
    self.variants = Dictionary(account.variants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.file = file
  }

  /// The account that an earlier run kept in a file, nil if there is none that can be read.
  public static func stored(at file: String) -> SimulatedAccount? {
    guard let data = try? Data(contentsOf: URL(filePath: file)) else { return nil }
    return try? JSONDecoder().decode(SimulatedAccount.self, from: data)
  }

  /// Starts listening on a free port and answers the address below which the services stand. Throws `HTTPError`.
  public func start() async throws -> WebAddress {
    if let server { return server.address }
    let server = try await LoopbackServer { [weak self] request in
      await self?.answer(request) ?? LoopbackResponse(status: 503)
    }
    self.server = server
    return server.address
  }

  /// Stops listening.
  public func stop() async {
    await server?.stop()
    server = nil
  }

  /// The account as it is now.
  public var currentAccount: SimulatedAccount { account }

  /// Changes the account as the person would in another app.
  public func edit(_ change: @Sendable (inout SimulatedAccount) -> Void) {
    change(&account)
    keep()
  }

  /// Changes how the app is treated from now on.
  public func set(_ change: @Sendable (inout SimulatedTerms) -> Void) { change(&terms) }

  /// Decides what goes wrong from now on.
  public func misbehave(_ misbehaviour: @escaping Misbehaviour) { self.misbehaviour = misbehaviour }

  /// How many requests of each kind have come since the last reset.
  public var counts: [SimulatedRequest: Int] { counted }

  /// How many requests have come that the Web API counts, since the last reset.
  public var apiRequests: Int {
    counted.reduce(0) {
      $0 + ([.authorize, .token, .features, .artistTags, .recordingTags].contains($1.key) ? 0 : $1.value)
    }
  }

  /// How many requests have come that change the account, since the last reset.
  public var writes: Int { counted.reduce(0) { $0 + ($1.key.isWrite ? $1.value : 0) } }

  /// Counts from zero again.
  public func resetCounts() { counted = [:] }

  private func answer(_ request: LoopbackRequest) -> LoopbackResponse {
    let kind = kind(of: request)
    counted[kind, default: 0] += 1
    guard let fault = misbehaviour(kind, counted[kind, default: 1] - 1) else {
      return carryOut(kind, request)
    }
    switch fault {
    case .rateLimit(let seconds): return Wire.tooMany(seconds, reason: nil)
    case .quota(let seconds): return Wire.tooMany(seconds, reason: "QUOTA_EXCEEDED")
    case .server(let status): return Wire.gateway(status)
    case .serverAfter(let status):
      _ = carryOut(kind, request)
      return Wire.gateway(status)
    case .cut:
      var answer = LoopbackResponse()
      answer.delivery = .cut(after: 0)
      return answer
    case .cutAfter:
      var answer = carryOut(kind, request)
      answer.delivery = .cut(after: answer.body.count / 2)
      return answer
    case .slow(let piece, let pause):
      var answer = carryOut(kind, request)
      answer.delivery = .slow(piece: piece, pause: pause)
      return answer
    case .garbage: return LoopbackResponse(type: "application/json", text: "{\"items\": \"soon\"")
    case .lie(let lie): return lie(request, carryOut(kind, request))
    case .accessEnded:
      for index in account.grants.indices { account.grants[index].accessEnds = [:] }
    case .loginEnded: account.grants = []
    case .forbidden(let cause): return Wire.forbidden(cause)
    case .edit(let change): edit(change)
    }
    return carryOut(kind, request)
  }

  /// Carries a request out and keeps the account if it changed.
  private func carryOut(_ kind: SimulatedRequest, _ request: LoopbackRequest) -> LoopbackResponse {
    let before = account
    let answer = respond(to: kind, request)
    if account != before { keep() }
    return answer
  }

  private func keep() {
    variants = Dictionary(account.variants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    guard let file, let data = try? JSONEncoder().encode(account) else { return }
    let folder = URL(filePath: file).deletingLastPathComponent()
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? data.write(to: URL(filePath: file), options: .atomic)
  }

  func track(_ id: String) -> SimulatedTrack? { catalogue[id] ?? variants[id] }

  func now() -> Double { terms.now().timeIntervalSince1970 }
}
