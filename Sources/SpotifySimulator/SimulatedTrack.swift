/// A track that the simulated catalogue holds, with what ReccoBeats knows of it.
public struct SimulatedTrack: Sendable, Hashable, Codable {
  /// Audio features as ReccoBeats answers them, which is without a time signature.
  public struct Features: Sendable, Hashable, Codable {
    public var danceability, energy, loudness, speechiness, acousticness: Double
    public var instrumentalness, liveness, valence, tempo: Double
    public var key, mode: Int

    public init(
      danceability: Double, energy: Double, key: Int, loudness: Double, mode: Int, speechiness: Double,
      acousticness: Double, instrumentalness: Double, liveness: Double, valence: Double, tempo: Double
    ) {
      self.danceability = danceability
      self.energy = energy
      self.key = key
      self.loudness = loudness
      self.mode = mode
      self.speechiness = speechiness
      self.acousticness = acousticness
      self.instrumentalness = instrumentalness
      self.liveness = liveness
      self.valence = valence
      self.tempo = tempo
    }
  }

  /// 22 letters and digits.
  public var id: String
  public var title: String
  public var artists: [String]
  public var album: String
  public var durationMilliseconds: Int
  public var explicit: Bool
  public var isrc: String?
  public var releaseDate: String
  /// Keeps the tracks of a made-up playlist together; no answer ever shows it.
  public var genre: String
  /// Nil if ReccoBeats does not know the track.
  public var features: Features?

  public init(
    id: String, title: String, artists: [String], album: String, durationMilliseconds: Int,
    explicit: Bool = false, isrc: String?, releaseDate: String, genre: String, features: Features?
  ) {
    self.id = id
    self.title = title
    self.artists = artists
    self.album = album
    self.durationMilliseconds = durationMilliseconds
    self.explicit = explicit
    self.isrc = isrc
    self.releaseDate = releaseDate
    self.genre = genre
    self.features = features
  }

  var uri: String { "spotify:track:\(id)" }
}
