import Foundation
import Network
import SpotifySimulator

extension Lie {
  /// Every lie that is told, one at a time.
  static let all = nonsense + integers + lists + echoes + profiles + features + logins

  private static let pages: [(kind: SimulatedRequest, outcome: Outcome)] = [
    (.liked, .stops), (.playlists, .stops), (.items, .skips),
  ]

  /// Successes that are none.
  private static var nonsense: [Lie] {
    pages.flatMap { kind, outcome in
      [
        Lie(kind, "an empty body", outcome, body: ""),
        Lie(kind, "a page of HTML", outcome, body: "<html><body>Please log in to the Wi-Fi</body></html>"),
        Lie(kind, "null", outcome, body: "null"),
        Lie(kind, "a list", outcome, body: "[]"),
        Lie(kind, "brackets without end", outcome, body: String(repeating: "[", count: 200_000)),
        Lie(kind, "a cut object", outcome) { _, honest in
          LoopbackResponse(
            type: "application/json", text: String(decoding: honest.body.prefix(200), as: UTF8.self))
        },
        Lie(kind, "five megabytes of text", outcome, body: String(repeating: "x", count: 5 << 20)),
      ]
    }
  }

  /// Whole numbers that are none, or far out of range.
  private static var integers: [Lie] {
    let wrong: [(String, @Sendable () -> Any)] = [
      ("the largest integer", { Int.max }), ("the least integer", { Int.min }), ("negative", { -1 }),
      ("fractional", { 1.5 }), ("text", { "many" }), ("beyond all integers", { 1e300 }),
    ]
    return wrong.flatMap { name, value in
      pages.flatMap { kind, outcome in
        [
          Lie(kind, "offset: \(name)", outcome) { object, _ in object["offset"] = value() },
          Lie(kind, "total: \(name)", outcome) { object, _ in object["total"] = value() },
        ]
      } + [
        Lie(.liked, "duration_ms: \(name)", .goesOn) { object, _ in
          track(&object) { $0["duration_ms"] = value() }
        },
        Lie(.playlists, "items.total: \(name)", .goesOn) { object, _ in
          first(&object) { $0["items"] = ["total": value()] }
        },
      ]
    }
  }

  /// Lists that are longer than what was asked for, or never end.
  private static var lists: [Lie] {
    pages.flatMap { kind, outcome in
      [
        Lie(kind, "thousands of entries", outcome) { object, _ in
          guard let entry = (object["items"] as? [Any])?.first else { return }
          object["items"] = Array(repeating: entry, count: 3_000)
        },
        Lie(
          kind, "a million nulls", outcome,
          body: "{\"total\":120,\"items\":[" + String(repeating: "null,", count: 999_999) + "null]}"),
        Lie(kind, "no total", outcome) { object, _ in object["total"] = nil },
        Lie(kind, "pages without end", outcome) { request, honest in
          guard var object = try? JSONSerialization.jsonObject(with: honest.body) as? [String: Any] else {
            return honest
          }
          // Always as many entries as asked for, and always as many to come.
          let offset = Int(request[query: "offset"] ?? "") ?? 0
          if (object["items"] as? [Any])?.isEmpty != false { object["items"] = [NSNull()] }
          let items = object["items"] as? [Any] ?? []
          object["items"] = (0..<50).map { items[$0 % items.count] }
          object["offset"] = offset
          object["total"] = offset + 100
          object["next"] = "\(request.path)?offset=\(offset)&again=\(offset)"
          var answer = honest
          answer.body = (try? JSONSerialization.data(withJSONObject: object)) ?? Data()
          return answer
        },
        Lie(kind, "next points to another host", .goesOn) { object, _ in
          object["next"] = "https://elsewhere.example/steal"
        },
        Lie(kind, "next points to the same page", .goesOn) { object, _ in object["next"] = object["href"] },
        Lie(kind, "entries of other shapes", .goesOn) { object, _ in
          object["items"] = [1, "two", [3], ["track": 4, "id": ["x"]], NSNull()] as [Any]
          object["total"] = 5
        },
      ]
    } + [
      Lie(.liked, "a title of three megabytes", .goesOn) { object, _ in
        track(&object) { $0["name"] = String(repeating: "la", count: 3 << 19) }
      },
      Lie(.liked, "a thousand artists", .goesOn) { object, _ in
        track(&object) { $0["artists"] = Array(repeating: ["name": "Somebody"], count: 1_000) }
      },
      Lie(.playlists, "an id that leads elsewhere", .goesOn) { object, _ in
        first(&object) { $0["id"] = "../../me/library?uris=" }
      },
    ]
  }

  /// Answers that hold the token of the question, in every field of every error and in texts that are kept.
  private static var echoes: [Lie] {
    let words: [(Int, String)] = [
      (400, "bad token "), (401, "expired "), (403, "premium "), (403, "scope "), (403, "dashboard "),
      (403, ""), (404, "none at "), (418, "teapot "), (429, "too many "), (500, "failed "),
    ]
    let errors = words.flatMap { status, text in
      pages.filter { $0.kind != .playlists }.map { kind, _ in
        // A playlist may be refused or gone without any harm to the others.
        let isRefusal =
          kind == .items && [403, 404].contains(status)
          && !["premium ", "scope ", "dashboard "].contains(text)
        return Lie(kind, "\(status) that echoes the token: \(text)", isRefusal ? .goesOn : .stops) {
          request, _ in
          let token = request.headers["authorization"]?.replacing("Bearer ", with: "") ?? ""
          let error: [String: Any] = [
            "status": token, "message": text + token, "reason": token, token: token,
          ]
          var answer = LoopbackResponse(status: status, headers: ["Retry-After": "4000", "X-Echo": token])
          answer.body = (try? JSONSerialization.data(withJSONObject: ["error": error])) ?? Data()
          return answer
        }
      }
    }
    return errors + [
      Lie(.liked, "a title that is the token", .goesOn) { object, token in
        track(&object) { $0["name"] = "Song \(token)" }
      },
      Lie(.liked, "a title that is a part of the token", .goesOn) { object, token in
        track(&object) { $0["name"] = "Song \(token.prefix(20))" }
      },
      Lie(.liked, "album and artist that are the token", .goesOn) { object, token in
        track(&object) {
          $0["album"] = ["name": token, "id": token, "release_date": token]
          $0["artists"] = [["name": token, "id": token]]
          $0["external_ids"] = ["isrc": token]
        }
      },
      Lie(.liked, "an address that is the token", .goesOn) { object, token in
        track(&object) { $0["uri"] = "spotify:track:\(token)" }
      },
      Lie(.playlists, "a playlist that is called like the token", .goesOn) { object, token in
        first(&object) {
          $0["name"] = token
          $0["description"] = "by \(token)"
          $0["snapshot_id"] = token
        }
      },
      Lie(.profile, "a person who is called like the token", .goesOn) { object, token in
        object["display_name"] = token
      },
    ]
  }

  private static var profiles: [Lie] {
    [
      Lie(.profile, "an empty body", .stops, body: ""), Lie(.profile, "HTML", .stops, body: "<p>hello</p>"),
      Lie(.profile, "no id", .stops, body: "{\"display_name\":\"x\"}"),
      Lie(.profile, "an id that is a number", .stops, body: "{\"id\":7}"),
      Lie(.profile, "an id of a thousand letters", .stops) { object, _ in
        object["id"] = String(repeating: "x", count: 1_000)
      },
      Lie(.profile, "a name that is a list", .goesOn) { object, _ in object["display_name"] = [1, 2] },
    ]
  }

  private static func row(_ name: String, _ change: @escaping @Sendable (inout [String: Any]) -> Void) -> Lie
  {
    Lie(.features, name, .skips) { object, _ in
      guard var rows = object["content"] as? [[String: Any]], !rows.isEmpty else { return }
      change(&rows[0])
      object["content"] = rows
    }
  }

  private static var features: [Lie] {
    [
      row("energy above one") { $0["energy"] = 1.5 },
      row("energy of a number without end") { $0["energy"] = 1e300 },
      row("a tempo below nothing") { $0["tempo"] = -3 },
      row("a key of the largest integer") { $0["key"] = Int.max },
      row("a mode that is text") { $0["mode"] = "major" },
      row("loudness like a siren") { $0["loudness"] = 900 },
      row("another track than asked") { $0["href"] = "https://open.spotify.com/track/somebodyelses" },
      row("no track at all") { $0["href"] = nil }, row("nothing of use") { $0 = ["href": $0["href"] ?? ""] },
      Lie(.features, "NaN", .goesOn, body: "{\"content\":[{\"href\":\"x\",\"energy\":NaN}]}"),
      Lie(.features, "HTML", .goesOn, body: "<html></html>"),
      Lie(
        .features, "a hundred thousand rows", .goesOn,
        body: "{\"content\":[" + String(repeating: "{},", count: 99_999) + "{}]}"),
    ]
  }

  private static var logins: [Lie] {
    [
      Lie(.token, "an empty body", .stops, body: ""), Lie(.token, "HTML", .stops, body: "<html></html>"),
      Lie(.token, "a refusal that is the refresh token", .stops) { request, _ in
        let form = String(decoding: request.body, as: UTF8.self).split(separator: "&")
        let token = form.first { $0.hasPrefix("refresh_token=") }?.dropFirst("refresh_token=".count) ?? ""
        return LoopbackResponse(
          status: 400, type: "application/json",
          text: "{\"error\":\"\(token)\",\"error_description\":\"\(token)\"}")
      },
      Lie(.token, "a token that ends the line", .stops) { object, _ in
        object["access_token"] = "a\r\nX-Injected: yes"
      },
      Lie(.token, "a token of a megabyte", .stops) { object, _ in
        object["access_token"] = String(repeating: "x", count: 1 << 20)
      },
      Lie(.token, "expires_in: the largest integer", .goesOn) { object, _ in object["expires_in"] = Int.max },
      Lie(.token, "expires_in: negative", .goesOn) { object, _ in object["expires_in"] = -1 },
      Lie(.token, "expires_in: beyond all integers", .goesOn) { object, _ in object["expires_in"] = 1e300 },
      Lie(.token, "expires_in: text", .goesOn) { object, _ in object["expires_in"] = "soon" },
    ]
  }
}
