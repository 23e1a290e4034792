import FeatureSources
import Music
import Network
import Shell
import Spotify

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the files of an account stand, and which account was chosen at the last login.
struct AccountFiles: Sendable {
  /// The accounts there can be.
  enum Kind: String, Sendable, CaseIterable {
    /// The person's own account at Spotify.
    case spotify
    /// The account of the simulator.
    case demo
  }

  let kind: Kind
  let environment: HostEnvironment

  init(_ kind: Kind, in environment: HostEnvironment) {
    self.kind = kind
    self.environment = environment
  }

  /// The files of the account that was logged in to last, the person's own if there was none.
  static func chosen(in environment: HostEnvironment) -> AccountFiles {
    let text = try? String(contentsOfFile: choicePath(in: environment), encoding: .utf8)
    let kind = text.flatMap { Kind(rawValue: line($0)) }
    return AccountFiles(kind ?? .spotify, in: environment)
  }

  /// Makes this account the chosen one.
  func choose() throws { try Self.write(kind.rawValue, to: Self.choicePath(in: environment)) }

  var tokens: TokenFile { TokenFile(path: stateFolder + "/token.json") }
  /// What the simulator keeps of the demo account.
  var simulated: String { stateFolder + "/simulated-account.json" }
  var library: String { "\(environment.dataFolder)/\(kind.rawValue)/library.sqlite" }

  /// The id of the person's own app. It is no secret; it is kept so that the next login need not ask for it.
  var clientID: String? {
    let text = try? String(contentsOfFile: clientPath, encoding: .utf8)
    return text.map(Self.line)
  }

  func keep(clientID: String) throws { try Self.write(clientID, to: clientPath) }

  /// The person's own key of a source: from the environment, else as it was kept.
  func key(of source: SourceID) -> Secret? {
    if let given = environment[Self.keyVariable(of: source)] { return Secret(given) }
    let kept = try? String(contentsOfFile: keyPath(of: source), encoding: .utf8)
    return kept.map { Secret(Self.line($0)) }
  }

  /// Keeps a key in a file that only its owner can read.
  func keep(key: Secret, of source: SourceID) throws {
    try OwnerFile.write(Data((key.reveal() + "\n").utf8), to: keyPath(of: source))
  }

  /// Forgets a key that was refused.
  func forgetKey(of source: SourceID) { try? FileManager.default.removeItem(atPath: keyPath(of: source)) }

  /// The environment variable that gives a source's key.
  static func keyVariable(of source: SourceID) -> String { "TIMBRE_\(source.rawValue.uppercased())_KEY" }

  /// Deletes all that timbre keeps of the account but the library, and answers what there was.
  func delete() -> [String] {
    let keys = TagProviders.all.map { keyPath(of: $0.identity.id) }
    let paths = [tokens.path, simulated, clientPath, Self.choicePath(in: environment)] + keys
    return paths.filter { (try? FileManager.default.removeItem(atPath: $0)) != nil }
  }

  private var stateFolder: String { "\(environment.stateFolder)/\(kind.rawValue)" }
  private func keyPath(of source: SourceID) -> String { stateFolder + "/\(source.rawValue)-key" }
  private var clientPath: String { stateFolder + "/client-id" }
  private static func choicePath(in environment: HostEnvironment) -> String {
    environment.stateFolder + "/account"
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  private static func write(_ text: String, to path: String) throws {
    do {
      try FileManager.default.createDirectory(
        at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try (text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw LoginError.file(path: path)
    }
  }
}
