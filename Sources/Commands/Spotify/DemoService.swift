import FeatureSources
import Music
import Network
import Spotify
import SpotifySimulator
import Tabular

/// The simulators that serve demo accounts in this run of the program, one for each account's file.
actor DemoService {
  /// The id of the app that the demo account has allowed.
  static let clientID = "de3000000000000000000000000000de"

  /// The keys that the simulated sources take.
  static let keys = [LastFM.identity.id: Secret(SimulatedSpotify.lastFMKey)]

  private var running: [String: (service: SimulatedSpotify, base: WebAddress)] = [:]

  /// The addresses of the account's simulator, which is started if need be with what its file holds.
  func addresses(of files: AccountFiles) async throws -> ServiceAddresses {
    let base: WebAddress
    if let found = running[files.simulated] {
      base = found.base
    } else {
      let catalogue = try DemoCatalogue.tracks(in: files.environment)
      var generator = SeededGenerator(seed: 2026, stream: "demo account")
      let service = SimulatedSpotify(
        account: SimulatedSpotify.stored(at: files.simulated) ?? .made(from: catalogue, using: &generator),
        catalogue: catalogue, file: files.simulated)
      base = try await service.start()
      running[files.simulated] = (service, base)
    }
    // Nothing is asked outside of this machine: what the simulator does not stand in for is left out.
    return ServiceAddresses(
      spotify: SpotifyAddresses(api: try base.appending("v1"), accounts: base),
      sources: [
        ReccoBeats.identity.id: try base.appending("reccobeats/v1"),
        MusicBrainz.identity.id: try base.appending("musicbrainz/ws/2"),
        LastFM.identity.id: try base.appending("lastfm/2.0"),
      ])
  }

  /// Ends the account's simulator and forgets what it holds.
  func end(_ files: AccountFiles) async {
    await running.removeValue(forKey: files.simulated)?.service.stop()
  }

  /// The account's simulator, for tests that look at what it was asked or let it fail.
  func simulator(of files: AccountFiles) -> SimulatedSpotify? { running[files.simulated]?.service }
}
