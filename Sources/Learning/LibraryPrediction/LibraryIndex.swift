/// Who made what in a library: its tracks by lead artist, and which artists share tracks.
struct LibraryIndex: Sendable {
  /// The lead artist of each track.
  let leadArtist: [Int]
  /// The tracks of each lead artist, in the library's order.
  let tracksOfArtist: [[Int]]
  /// The key of each lead artist; `nil` for a track without an artist, which is an artist of its own.
  let keys: [NameKey?]
  /// For each lead artist the other lead artists with whom tracks are shared, and how many tracks.
  let credits: [[(artist: Int, tracks: Int)]]

  init(_ tracks: [LibraryTrack]) {
    var numbers: [NameKey: Int] = [:]
    var keys: [NameKey?] = []
    var leadArtist: [Int] = []
    var tracksOfArtist: [[Int]] = []
    for (index, track) in tracks.enumerated() {
      let key = track.artists.first.flatMap { NameKey(name: $0) }
      let number = key.flatMap { numbers[$0] } ?? keys.count
      if number == keys.count {
        keys.append(key)
        tracksOfArtist.append([])
        if let key { numbers[key] = number }
      }
      leadArtist.append(number)
      tracksOfArtist[number].append(index)
    }
    // An artist who only ever features connects those by whom it is featured, but has no tracks to tell anything.
    var shared: [[Int: Int]] = Array(repeating: [:], count: keys.count)
    for (index, track) in tracks.enumerated() {
      let lead = leadArtist[index]
      for name in Set(track.artists.dropFirst().compactMap { NameKey(name: $0) }) {
        guard let other = numbers[name], other != lead else { continue }
        shared[lead][other, default: 0] += 1
        shared[other][lead, default: 0] += 1
      }
    }
    self.leadArtist = leadArtist
    self.tracksOfArtist = tracksOfArtist
    self.keys = keys
    credits = shared.map { others in
      others.sorted { $0.key < $1.key }.map { (artist: $0.key, tracks: $0.value) }
    }
  }

  /// The number of lead artists.
  var artistCount: Int { tracksOfArtist.count }

  /// The mean over each artist's tracks of rows of `tracks × columns`; of the tracks of `included` alone, and zeros for
  /// an artist without any.
  func means(_ rows: Matrix, of included: [Bool]? = nil) -> Matrix {
    var result = Matrix(rows: artistCount, columns: rows.columns)
    for (artist, tracks) in tracksOfArtist.enumerated() {
      var count: Float = 0
      for track in tracks where included?[track] ?? true {
        count += 1
        for column in 0..<rows.columns { result[artist, column] += rows[track, column] }
      }
      guard count > 0 else { continue }
      for column in 0..<rows.columns { result[artist, column] /= count }
    }
    return result
  }
}
