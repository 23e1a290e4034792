import Tabular

/// The sign in a playlist's description by which timbre knows its own work again, even when the answer to the request
/// that made it was lost.
enum PlaylistMarker {
  /// `timbre-` and eight hexadecimal digits, the same for the same account and key.
  static func text(account: String, key: PlaylistKey) -> String {
    let hash = FNV1a("\(account)/\(key)".utf8).value
    let digits = String(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)), radix: 16)
    return "timbre-" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// Whether a description, as the service gives it back, bears the marker.
  static func isBorne(by description: String, marker: String) -> Bool {
    description.contains(marker)
  }

  /// A description without the character references that the service answers with.
  static func plain(_ description: String) -> String {
    let references = [
      "&#x27;": "'", "&#39;": "'", "&#x2F;": "/", "&quot;": "\"", "&lt;": "<", "&gt;": ">", "&amp;": "&",
    ]
    var text = description
    for reference in references.keys.sorted(by: >) {
      text = text.replacing(reference, with: references[reference] ?? "")
    }
    return text
  }
}
