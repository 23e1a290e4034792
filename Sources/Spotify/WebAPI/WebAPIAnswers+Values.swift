import Foundation
import Music

extension WebAPI.Profile {
  /// Nil without an id, which tells whose playlists are whose.
  var profile: ServiceProfile? {
    guard let id = id.value, (1...200).contains(id.utf8.count) else { return nil }
    return ServiceProfile(id: id, displayName: display_name?.value)
  }
}

extension WebAPI.Entry {
  /// The entry as the rest of timbre knows it.
  var saved: SavedTrack {
    SavedTrack(
      addedAt: added_at?.value.flatMap { try? Date($0, strategy: .iso8601) },
      track: content?.track(outerLocal: is_local?.value ?? false) ?? .missing)
  }
}

extension WebAPI.Item {
  /// The item as a track; an item that says neither what it is nor how it is called is a missing one.
  func track(outerLocal: Bool) -> ServiceTrack {
    let uri = uri?.uri
    let type = type?.id ?? "track"
    let local = outerLocal || (is_local?.value ?? false) || uri?.hasPrefix("spotify:local:") == true
    let kind: ServiceTrack.Kind =
      if local {
        .local
      } else if type == "episode" || uri?.hasPrefix("spotify:episode:") == true {
        .episode
      } else if id?.id == nil || name?.value == nil {
        .missing
      } else {
        .track
      }
    let album = album?.value
    let date = album?.release_date?.value.flatMap { $0.isEmpty || $0.hasPrefix("0000") ? nil : $0 }
    return ServiceTrack(
      kind: kind, id: local ? nil : id?.id, uri: uri ?? id?.id.map { "spotify:\(type):\($0)" },
      isrc: external_ids?.value?.isrc?.id.map { $0.uppercased() }, title: name?.value ?? "",
      artists: (artists?.value?.elements ?? []).compactMap { artist in
        guard let name = artist.value?.name?.value, !name.isEmpty else { return nil }
        return ServiceTrack.Artist(id: artist.value?.id?.id, name: name)
      },
      album: album?.name?.value.flatMap {
        $0.isEmpty ? nil : ServiceTrack.Album(id: album?.id?.id, name: $0)
      },
      releaseDate: date, durationMilliseconds: duration_ms?.value, explicit: explicit?.value ?? false)
  }
}

extension WebAPI.Playlist {
  /// Nil without an id by which it could be asked for.
  var summary: PlaylistSummary? {
    guard let id = id.id else { return nil }
    return PlaylistSummary(
      id: id, name: name?.value ?? "", description: description?.value ?? "",
      ownerID: owner?.value?.id?.value ?? "", collaborative: collaborative?.value ?? false,
      isPublic: isPublic?.value, snapshotID: snapshot_id?.value ?? "",
      total: items?.value?.total?.value ?? tracks?.value?.total?.value)
  }
}

extension WebAPI.PageAnswer {
  /// The page in timbre's terms, where `entry` turns one entry over; an entry without content is nil there.
  ///
  /// Nil if it is not the page that was asked for, or does not say how long the list is. Whether more follows is told
  /// by that length alone: `next` is only a hint, and the address of each page is timbre's own.
  func page<Value>(asked offset: Int, _ entry: (Item?) -> Value?) -> Page<Value>? {
    let entries = items.elements
    guard let total = total.value else { return nil }
    if let said = self.offset, said.value != offset, !entries.isEmpty { return nil }
    let values = entries.map { entry($0.value) }
    let end = offset + entries.count
    return Page(
      items: values.compactMap { $0 }, offset: offset, total: total,
      next: !entries.isEmpty && end < total ? end : nil, skipped: values.count { $0 == nil })
  }
}
