import Foundation
import Network
import SpotifySimulator
import Testing

/// One way in which a service may answer, and what has to come of it.
struct Lie: Sendable, CustomTestStringConvertible {
  /// What comes of a run that is told a lie.
  enum Outcome: Sendable {
    /// The run stops with a diagnostic.
    case stops
    /// One playlist or some features are left out and counted; the run goes on.
    case skips
    /// The run goes on: what is wrong does no harm.
    case goesOn
  }

  var kind: SimulatedRequest
  var name: String
  var outcome: Outcome
  var tell: @Sendable (LoopbackRequest, LoopbackResponse) -> LoopbackResponse

  var testDescription: String { "\(kind.rawValue): \(name)" }

  init(
    _ kind: SimulatedRequest, _ name: String, _ outcome: Outcome,
    _ tell: @escaping @Sendable (LoopbackRequest, LoopbackResponse) -> LoopbackResponse
  ) {
    self.kind = kind
    self.name = name
    self.outcome = outcome
    self.tell = tell
  }

  /// A lie whose body does not depend on the question.
  init(_ kind: SimulatedRequest, _ name: String, _ outcome: Outcome, body: String, status: Int = 200) {
    self.init(kind, name, outcome) { _, _ in
      LoopbackResponse(status: status, type: "application/json", text: body)
    }
  }

  /// A lie that changes members of the honest answer; the value may hold the token that was sent.
  init(
    _ kind: SimulatedRequest, _ name: String, _ outcome: Outcome,
    changing change: @escaping @Sendable (inout [String: Any], _ token: String) -> Void
  ) {
    self.init(kind, name, outcome) { request, honest in
      guard var object = try? JSONSerialization.jsonObject(with: honest.body) as? [String: Any] else {
        return honest
      }
      let sent = request.headers["authorization"]?.replacing("Bearer ", with: "")
      let form = String(decoding: request.body, as: UTF8.self).split(separator: "&")
      let refresh = form.first { $0.hasPrefix("refresh_token=") }?.dropFirst("refresh_token=".count)
      change(&object, sent ?? refresh.map(String.init) ?? "")
      var answer = honest
      answer.body = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
      return answer
    }
  }

  /// Changes the first entry of a page.
  static func first(_ object: inout [String: Any], _ change: (inout [String: Any]) -> Void) {
    guard var items = object["items"] as? [Any], var entry = items.first as? [String: Any] else { return }
    change(&entry)
    items[0] = entry
    object["items"] = items
  }

  /// Changes the track of the first entry of a page.
  static func track(_ object: inout [String: Any], _ change: (inout [String: Any]) -> Void) {
    first(&object) { entry in
      let key = entry["track"] == nil ? "item" : "track"
      guard var track = entry[key] as? [String: Any] else { return }
      change(&track)
      entry[key] = track
    }
  }
}
