import Network

/// The bodies of the Web API, with everything optional that has been seen missing.
enum WebAPI {
  struct Profile: Decodable {
    var id: String
    var display_name: String?
  }

  struct PageAnswer<Item: Decodable>: Decodable {
    var items: [Lenient<Item>]
    var offset: Int?
    var total: Int?
    var next: String?
  }

  /// An entry of liked songs (`track`) or of a playlist (`item`, before 2026 `track`).
  struct Entry: Decodable {
    var added_at: String?
    var is_local: Bool?
    var item: Lenient<Item>?
    var track: Lenient<Item>?

    var content: Item? { item?.value ?? track?.value }
  }

  /// A track or an episode.
  struct Item: Decodable {
    struct Artist: Decodable {
      var id: String?
      var name: String?
    }

    struct Album: Decodable {
      var id: String?
      var name: String?
      var release_date: String?
    }

    struct Codes: Decodable {
      var isrc: String?
    }

    var type: String?
    var id: String?
    var uri: String?
    var name: String?
    var artists: [Lenient<Artist>]?
    var album: Lenient<Album>?
    var external_ids: Lenient<Codes>?
    var duration_ms: Int?
    var explicit: Bool?
    var is_local: Bool?
  }

  struct Playlist: Decodable {
    struct Owner: Decodable {
      var id: String?
    }

    struct Count: Decodable {
      var total: Int?
    }

    enum CodingKeys: String, CodingKey {
      case id, name, description, owner, collaborative, snapshot_id, items, tracks
      case isPublic = "public"
    }

    var id: String
    var name: String?
    var description: String?
    var owner: Lenient<Owner>?
    var collaborative: Bool?
    var isPublic: Bool?
    var snapshot_id: String?
    var items: Lenient<Count>?
    var tracks: Lenient<Count>?
  }

  struct Snapshot: Decodable {
    var snapshot_id: String
  }

  // MARK: requests

  struct NewPlaylist: Encodable {
    var name: String
    var description: String
    var isPublic: Bool
    var collaborative = false

    enum CodingKeys: String, CodingKey {
      case name, description, collaborative
      case isPublic = "public"
    }
  }

  struct Details: Encodable {
    var name: String?
    var description: String?
    var isPublic: Bool?

    enum CodingKeys: String, CodingKey {
      case name, description
      case isPublic = "public"
    }
  }

  struct Addition: Encodable {
    var uris: [String]
    var position: Int?
  }

  struct Removal: Encodable {
    struct Reference: Encodable {
      var uri: String
    }

    var items: [Reference]
  }
}
