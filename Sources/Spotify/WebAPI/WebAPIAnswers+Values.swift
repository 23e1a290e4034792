import Foundation
import Music

extension WebAPI.Entry {
  /// The entry as the rest of timbre knows it.
  var saved: SavedTrack {
    SavedTrack(
      addedAt: added_at.flatMap { try? Date($0, strategy: .iso8601) },
      track: content?.track(outerLocal: is_local ?? false) ?? .missing)
  }
}

extension WebAPI.Item {
  /// The item as a track; an item that says neither what it is nor how it is called is a missing one.
  func track(outerLocal: Bool) -> ServiceTrack {
    let local = outerLocal || (is_local ?? false) || uri?.hasPrefix("spotify:local:") == true
    let kind: ServiceTrack.Kind =
      if local {
        .local
      } else if type == "episode" || uri?.hasPrefix("spotify:episode:") == true {
        .episode
      } else if id == nil || name == nil {
        .missing
      } else {
        .track
      }
    let album = album?.value
    let date = album?.release_date.flatMap { $0.isEmpty || $0.hasPrefix("0000") ? nil : $0 }
    return ServiceTrack(
      kind: kind, id: local ? nil : id, uri: uri ?? id.map { "spotify:\(type ?? "track"):\($0)" },
      isrc: external_ids?.value?.isrc.flatMap { $0.isEmpty ? nil : $0.uppercased() }, title: name ?? "",
      artists: (artists ?? []).compactMap { artist in
        guard let name = artist.value?.name, !name.isEmpty else { return nil }
        return ServiceTrack.Artist(id: artist.value?.id, name: name)
      },
      album: album?.name.flatMap { $0.isEmpty ? nil : ServiceTrack.Album(id: album?.id, name: $0) },
      releaseDate: date, durationMilliseconds: duration_ms.flatMap { $0 > 0 ? $0 : nil },
      explicit: explicit ?? false)
  }
}

extension WebAPI.Playlist {
  var summary: PlaylistSummary {
    PlaylistSummary(
      id: id, name: name ?? "", description: description ?? "", ownerID: owner?.value?.id ?? "",
      collaborative: collaborative ?? false, isPublic: isPublic, snapshotID: snapshot_id ?? "",
      total: items?.value?.total ?? tracks?.value?.total)
  }
}

extension WebAPI.PageAnswer {
  /// The page in timbre's terms, where `entry` turns one entry over; an entry without content is nil there.
  ///
  /// Whether more follows is taken from `next` and from the total, because either has been seen missing.
  func page<Value>(asked offset: Int, _ entry: (Item?) -> Value?) -> Page<Value> {
    let start = self.offset ?? offset
    let values = items.map { entry($0.value) }
    let end = start + items.count
    let total = self.total ?? end
    let more = !items.isEmpty && (next != nil || end < total)
    return Page(
      items: values.compactMap { $0 }, offset: start, total: max(total, 0), next: more ? end : nil,
      skipped: values.count { $0 == nil })
  }
}
