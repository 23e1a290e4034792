import Foundation

extension SimulatedAccount {
  /// A person's account made of a catalogue: liked songs of a few favourite genres and a dozen playlists, with every
  /// special entry that real libraries have. The generator decides everything, so that one seed makes one account.
  ///
  /// - Parameters:
  ///   - count: liked tracks of the catalogue; a few special entries come on top.
  ///   - newest: when the last song was liked; the others go back over ten years.
  public static func made(
    from catalogue: [SimulatedTrack], liked count: Int = 1300,
    newest: Date = Date(timeIntervalSince1970: 1_793_500_000),
    using generator: inout some RandomNumberGenerator
  ) -> SimulatedAccount {
    var seen: Set<String> = []
    let tracks = catalogue.filter { seen.insert($0.id).inserted }
    var maker = Maker(tracks: tracks, newest: newest)
    var account = SimulatedAccount()
    account.liked = maker.liked(count, using: &generator)
    account.playlists = maker.playlists(of: account.personID, using: &generator)
    account.variants = maker.variants
    return account
  }
}

/// Draws the parts of an account.
private struct Maker {
  let tracks: [SimulatedTrack]
  let newest: Date
  var variants: [SimulatedTrack] = []

  typealias Entry = SimulatedAccount.Entry

  mutating func liked(_ count: Int, using generator: inout some RandomNumberGenerator) -> [Entry] {
    var contents = favourites(count, using: &generator).map { Entry.Content.track(id: $0.id) }
    // The same recordings under other ids, as when a single and its album were both liked.
    for track in tracks.filter({ $0.isrc != nil }).shuffled(using: &generator).prefix(min(12, count / 20)) {
      let twin = variant(of: track)
      contents.append(.track(id: twin.id))
      if !contents.contains(.track(id: track.id)) { contents.append(.track(id: track.id)) }
    }
    contents += contents.prefix(min(4, count / 50)).compactMap { content in
      if case .track(let id) = content { .bare(id: variant(of: id)) } else { nil }
    }
    contents += [
      .local(artist: "Own Recording", album: "", title: "Rehearsal, take 3", seconds: 241), .null,
      .local(artist: "", album: "", title: "untitled", seconds: 17),
    ]
    contents.shuffle(using: &generator)
    return dated(contents, years: 10, using: &generator)
  }

  mutating func playlists(
    of person: String, using generator: inout some RandomNumberGenerator
  ) -> [SimulatedAccount.Playlist] {
    let sizes: [(name: String, size: Int)] = [
      ("Long drives", 120), ("Sunday morning", 60), ("Loud", 95), ("Kitchen", 230), ("Running 🏃", 45),
      ("Winter 2019", 80), ("Found in record shops", 51), ("For Mina", 24), ("Concentrate", 150),
    ]
    let genres = Set(tracks.map(\.genre)).sorted().shuffled(using: &generator)
    var playlists = sizes.enumerated().map { index, plan in
      let genre = genres.isEmpty ? "" : genres[index % genres.count]
      return playlist(plan.name, person, mix(of: genre, plan.size, using: &generator), using: &generator)
    }
    playlists.append(playlist("Mixed bag", person, specials(using: &generator), using: &generator))
    playlists.append(playlist("Still empty", person, [], using: &generator))
    var shared = playlist("Flat share", "flatmate", mix(of: "", 40, using: &generator), using: &generator)
    shared.collaborative = true
    shared.isPublic = false
    playlists.append(shared)
    playlists.append(
      playlist("Somebody else's party", "stranger", mix(of: "", 30, using: &generator), using: &generator))
    playlists.append(playlist("Made for you", "spotify", [], using: &generator))
    return playlists
  }

  /// Entries of every special kind, and one song twice.
  private mutating func specials(using generator: inout some RandomNumberGenerator) -> [Entry.Content] {
    var contents = mix(of: "", 20, using: &generator)
    if let first = contents.first { contents.append(first) }
    contents += [
      .episode(id: Wire.id(of: "episode 1"), title: "How records are pressed"), .null, .null,
      .local(artist: "Choir", album: "Concert", title: "Encore", seconds: 188),
      .episode(id: Wire.id(of: "episode 2"), title: "A walk through the archive"),
    ]
    if let track = tracks.randomElement(using: &generator) {
      contents.append(.bare(id: variant(of: track).id))
    }
    return contents.shuffled(using: &generator)
  }

  /// Mostly tracks of one genre, or of all.
  private func mix(
    of genre: String, _ size: Int, using generator: inout some RandomNumberGenerator
  ) -> [Entry.Content] {
    let core = tracks.filter { $0.genre == genre }.shuffled(using: &generator).prefix(size * 4 / 5)
    let rest = tracks.shuffled(using: &generator).prefix(max(0, size - core.count))
    return (core + rest).shuffled(using: &generator).map { .track(id: $0.id) }
  }

  private func playlist(
    _ name: String, _ owner: String, _ contents: [Entry.Content],
    using generator: inout some RandomNumberGenerator
  ) -> SimulatedAccount.Playlist {
    var entries = dated(contents, years: 6, using: &generator)
    entries.reverse()
    // Entries from before Spotify kept dates.
    for index in entries.indices.prefix(name == "Winter 2019" ? 5 : 0) { entries[index].addedAt = nil }
    return SimulatedAccount.Playlist(
      id: Wire.id(of: "\(owner) \(name)"), name: name, ownerID: owner, entries: entries)
  }

  /// Tracks of which some genres make up more than others, as in a person's taste.
  private func favourites(_ count: Int, using generator: inout some RandomNumberGenerator) -> [SimulatedTrack]
  {
    let genres = Set(tracks.map(\.genre)).sorted().shuffled(using: &generator)
    let rank = Dictionary(uniqueKeysWithValues: genres.enumerated().map { ($1, Double($0 + 1)) })
    // Weighted draw without replacement: the largest of u^(1/weight) (Efraimidis and Spirakis 2006).
    let keyed = tracks.map { track in
      let draw = Double.random(in: .leastNonzeroMagnitude..<1, using: &generator)
      return (track, pow(draw, (rank[track.genre] ?? 1).squareRoot()))
    }
    return keyed.sorted { ($0.1, $0.0.id) > ($1.1, $1.0.id) }.prefix(count).map(\.0)
  }

  /// Dates from the newest back, one for each entry.
  private func dated(
    _ contents: [Entry.Content], years: Int, using generator: inout some RandomNumberGenerator
  ) -> [Entry] {
    let span = Double(years) * 365 * 86_400
    let ages = contents.map { _ in Double.random(in: 0..<1, using: &generator) * span }.sorted()
    return zip(contents, ages).map { content, age in
      Entry(content, addedAt: newest.addingTimeInterval(-age.rounded()).formatted(.iso8601))
    }
  }

  private mutating func variant(of id: String) -> String {
    tracks.first { $0.id == id }.map { variant(of: $0).id } ?? id
  }

  /// Another release of a track: same recording code, its own id, unknown to ReccoBeats.
  private mutating func variant(of track: SimulatedTrack) -> SimulatedTrack {
    var twin = track
    twin.id = Wire.id(of: "variant \(variants.count) \(track.id)")
    twin.album = "\(track.title) (single)"
    twin.features = nil
    variants.append(twin)
    return twin
  }
}
