import Network

/// ReccoBeats: features of the tracks it knows, without order and without a word about the others.
extension SimulatedSpotify {
  func features(_ request: LoopbackRequest) -> LoopbackResponse {
    let agent = request.headers["user-agent"] ?? ""
    if agent.isEmpty || agent.lowercased().hasPrefix("python-urllib") {
      return LoopbackResponse(status: 403, type: "text/plain", text: "error code: 1010")
    }
    let ids = request.query.filter { $0.name == "ids" }.flatMap { $0.value.split(separator: ",") }.map(
      String.init)
    guard (1...40).contains(ids.count) else {
      return Wire.json(
        [
          "status": 4004,
          "errors": [["path": "getAudioFeatures.ids", "message": "size must be between 1 and 40"]],
        ], status: 400)
    }
    let known = ids.flatMap { id in track(id).map { [$0] } ?? recordings[id] ?? [] }
    // Backwards, to make sure that nobody counts on the order of the question.
    return Wire.json(["content": .array(known.reversed().compactMap(Self.row))])
  }

  private static func row(_ track: SimulatedTrack) -> JSONValue? {
    guard let features = track.features else { return nil }
    // Whole numbers are written without a point, as the service does.
    let values = features.sorted { $0.key < $1.key }.map { name, value in
      (name, Int(exactly: value).map { JSONValue.int($0) } ?? .number(value))
    }
    let row: JSONValue = [
      "id": .text(Wire.id(of: "reccobeats \(track.id)")),
      "href": .text("https://open.spotify.com/track/\(track.id)"), "isrc": .text(track.isrc),
    ]
    return row.adding(values)
  }
}
