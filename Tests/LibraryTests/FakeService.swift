import Foundation
import Music

/// A music service in memory, as strict as the real one about sizes, that can fail and be killed at any request.
actor FakeService: MusicService {
  /// What happens to one request.
  enum Mishap {
    case none
    /// Refused before anything happened.
    case refused(ServiceError)
    /// Carried out, but the answer is lost.
    case answerLost
  }

  struct List {
    var summary: PlaylistSummary
    var items: [SavedTrack]
    var isFollowed = true
  }

  /// What ends a run as if the process had been killed.
  struct Killed: Error {}

  private(set) var liked: [SavedTrack] = []
  private(set) var lists: [String: List] = [:]
  private(set) var order: [String] = []
  private(set) var catalogue: [String: ServiceTrack] = [:]
  private(set) var reads = 0
  private(set) var writes = 0
  private(set) var likedReads = 0
  var ignoresPrivacy = false
  /// Decides about each request; the number counts from 1.
  var mishap: @Sendable (_ request: Int, _ isWrite: Bool) throws -> Mishap = { _, _ in .none }
  /// Called before each page of liked songs, to change the list under the reader.
  var beforeLikedPage: @Sendable (inout [SavedTrack]) -> Void = { _ in }
  private var requests = 0
  private var made = 0
  private var edits = 0

  init(liked: [SavedTrack] = []) {
    self.liked = liked
    for saved in liked { if let uri = saved.track.uri { catalogue[uri] = saved.track } }
  }

  func configure(_ change: @Sendable (isolated FakeService) -> Void) { change(self) }
  func setLiked(_ change: @Sendable (inout [SavedTrack]) -> Void) { change(&liked) }

  func addList(
    _ id: String, name: String, owner: String = "me", collaborative: Bool = false, items: [SavedTrack]
  ) {
    for saved in items { if let uri = saved.track.uri { catalogue[uri] = saved.track } }
    lists[id] = List(
      summary: PlaylistSummary(
        id: id, name: name, ownerID: owner, collaborative: collaborative, snapshotID: "first-\(id)",
        total: items.count),
      items: items)
    order.append(id)
  }

  /// What the person does in their own client.
  func edit(_ id: String, _ change: @Sendable (inout List) -> Void) {
    guard var list = lists[id] else { return }
    change(&list)
    lists[id] = list
    touch(id)
  }

  func uris(of id: String) -> [String] { lists[id]?.items.compactMap(\.track.uri) ?? [] }
  func ids() -> [String] { order.filter { lists[$0]?.isFollowed == true } }
  func resetCounts() { (reads, writes, likedReads) = (0, 0, 0) }

  // MARK: What timbre asks

  func profile() throws -> ServiceProfile {
    _ = try admit(isWrite: false)
    return ServiceProfile(id: "me", displayName: "Me")
  }

  func likedPage(offset: Int, limit: Int) throws -> Page<SavedTrack> {
    _ = try admit(isWrite: false)
    likedReads += 1
    beforeLikedPage(&liked)
    return try page(liked, offset, limit)
  }

  func playlistsPage(offset: Int, limit: Int) throws -> Page<PlaylistSummary> {
    _ = try admit(isWrite: false)
    return try page(ids().compactMap { lists[$0]?.summary }, offset, limit)
  }

  func playlistItemsPage(of id: String, offset: Int, limit: Int) throws -> Page<SavedTrack> {
    _ = try admit(isWrite: false)
    guard let list = lists[id] else { throw ServiceError.notFound(path: id) }
    guard list.summary.ownerID == "me" || list.summary.collaborative else {
      throw ServiceError.forbidden(message: "not yours")
    }
    return try page(list.items, offset, limit)
  }

  func playlist(_ id: String) throws -> PlaylistSummary {
    _ = try admit(isWrite: false)
    guard let list = lists[id] else { throw ServiceError.notFound(path: id) }
    return list.summary
  }

  func createPlaylist(name: String, description: String, isPublic: Bool) throws -> PlaylistSummary {
    try write {
      made += 1
      let id = "made-\(made)"
      lists[id] = List(
        summary: PlaylistSummary(
          id: id, name: name, description: description.replacing("'", with: "&#x27;"), ownerID: "me",
          isPublic: isPublic || ignoresPrivacy, snapshotID: "new-\(id)", total: 0),
        items: [])
      order.insert(id, at: 0)
      return lists[id]?.summary
    }
  }

  func addItems(_ uris: [String], to id: String, at position: Int?) throws -> String {
    guard (1...100).contains(uris.count), uris.allSatisfy({ $0.hasPrefix("spotify:track:") }) else {
      throw ServiceError.badRequest(status: 400, message: "uris")
    }
    return try change(id) { list in
      let start = position ?? list.items.count
      guard start <= list.items.count else { throw ServiceError.badRequest(status: 400, message: "position") }
      list.items.insert(contentsOf: saved(uris), at: start)
    }
  }

  func replaceItems(of id: String, with uris: [String]) throws -> String {
    guard uris.count <= 100 else { throw ServiceError.badRequest(status: 400, message: "uris") }
    return try change(id) { $0.items = saved(uris) }
  }

  func removeItems(_ uris: [String], from id: String) throws -> String {
    guard (1...100).contains(uris.count) else { throw ServiceError.badRequest(status: 400, message: "uris") }
    let gone = Set(uris)
    return try change(id) { $0.items.removeAll { gone.contains($0.track.uri ?? "") } }
  }

  func updateDetails(of id: String, name: String?, description: String?, isPublic: Bool?) throws {
    _ = try change(id) { list in
      list.summary.name = name ?? list.summary.name
      list.summary.description = description ?? list.summary.description
    }
  }

  func unfollowPlaylist(_ id: String) throws {
    _ = try change(id) { $0.isFollowed = false }
  }

  // MARK: How it answers

  private func admit(isWrite: Bool) throws -> Mishap {
    requests += 1
    if isWrite { writes += 1 } else { reads += 1 }
    let mishap = try mishap(requests, isWrite)
    if case .refused(let error) = mishap { throw error }
    if case .answerLost = mishap, !isWrite { throw ServiceError.network(.interrupted(host: "fake")) }
    return mishap
  }

  private func write<Value>(_ body: () throws -> Value?) throws -> Value {
    let mishap = try admit(isWrite: true)
    let value = try body()
    if case .answerLost = mishap { throw ServiceError.network(.interrupted(host: "fake")) }
    guard let value else { throw ServiceError.unreadable(what: "fake") }
    return value
  }

  private func change(_ id: String, _ body: (inout List) throws -> Void) throws -> String {
    try write {
      guard var list = lists[id] else { throw ServiceError.notFound(path: id) }
      try body(&list)
      lists[id] = list
      return touch(id)
    }
  }

  @discardableResult
  private func touch(_ id: String) -> String {
    edits += 1
    lists[id]?.summary.snapshotID = "edit-\(edits)"
    let count = lists[id]?.items.count
    lists[id]?.summary.total = count
    return "edit-\(edits)"
  }

  private func saved(_ uris: [String]) -> [SavedTrack] {
    uris.map { SavedTrack(addedAt: nil, track: catalogue[$0] ?? ServiceTrack(kind: .track, uri: $0)) }
  }

  private func page<Item>(_ all: [Item], _ offset: Int, _ limit: Int) throws -> Page<Item> {
    guard (1...50).contains(limit), offset >= 0 else {
      throw ServiceError.badRequest(status: 400, message: "limit")
    }
    let end = min(all.count, offset + limit)
    let items = offset < end ? Array(all[offset..<end]) : []
    return Page(items: items, offset: offset, total: all.count, next: end < all.count ? end : nil)
  }
}
