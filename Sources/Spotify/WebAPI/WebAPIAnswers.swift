import Network

/// The bodies of the Web API, with everything optional that has been seen missing.
enum WebAPI {
  struct Profile: Decodable {
    var id: ServiceText
    var display_name: ServiceText?
  }

  struct PageAnswer<Item: Decodable>: Decodable {
    var items: BoundedList<Lenient<Item>>
    var offset: CheckedInteger<Offset>?
    var total: CheckedInteger<Total>
  }

  /// An entry of liked songs (`track`) or of a playlist (`item`, before 2026 `track`).
  struct Entry: Decodable {
    var added_at: ServiceText?
    var is_local: Lenient<Bool>?
    var item: Lenient<Item>?
    var track: Lenient<Item>?

    var content: Item? { item?.value ?? track?.value }
  }

  /// A track or an episode.
  struct Item: Decodable {
    struct Artist: Decodable {
      var id: ServiceText?
      var name: ServiceText?
    }

    struct Album: Decodable {
      var id: ServiceText?
      var name: ServiceText?
      var release_date: ServiceText?
    }

    struct Codes: Decodable {
      var isrc: ServiceText?
    }

    var type: ServiceText?
    var id: ServiceText?
    var uri: ServiceText?
    var name: ServiceText?
    var artists: Lenient<BoundedList<Lenient<Artist>>>?
    var album: Lenient<Album>?
    var external_ids: Lenient<Codes>?
    var duration_ms: CheckedInteger<Milliseconds>?
    var explicit: Lenient<Bool>?
    var is_local: Lenient<Bool>?
  }

  struct Playlist: Decodable {
    struct Owner: Decodable {
      var id: ServiceText?
    }

    struct Count: Decodable {
      var total: CheckedInteger<Total>?
    }

    enum CodingKeys: String, CodingKey {
      case id, name, description, owner, collaborative, snapshot_id, items, tracks
      case isPublic = "public"
    }

    var id: ServiceText
    var name: ServiceText?
    var description: ServiceText?
    var owner: Lenient<Owner>?
    var collaborative: Lenient<Bool>?
    var isPublic: Lenient<Bool>?
    var snapshot_id: ServiceText?
    var items: Lenient<Count>?
    var tracks: Lenient<Count>?
  }

  struct Snapshot: Decodable {
    var snapshot_id: ServiceText
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
