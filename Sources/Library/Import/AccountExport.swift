import Foundation
import Music
import Tabular

/// The files of Spotify's account-data export, as far as timbre reads them; everything else in them is not decoded,
/// above all the network addresses in the streaming history.
enum AccountExport {
  /// A text that the export sometimes writes as a number, such as an album called 1989.
  struct LooseText: Decodable {
    var text: String

    init(_ text: String) { self.text = text }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else if let number = try? container.decode(Double.self) {
        text = String(number)
      } else if let flag = try? container.decode(Bool.self) {
        text = String(flag)
      } else {
        text = ""
      }
    }
  }

  /// One thing of a list, or nothing if it is not what it should be: the others are read all the same.
  struct Loose<Value: Decodable & Sendable>: Decodable, Sendable {
    var value: Value?

    init(_ value: Value?) { self.value = value }

    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
  }

  /// The things of a list, or of a file with one in each line or a single one.
  ///
  /// - Throws: `ImportError.badJSON` if it is no list.
  static func things<Value: Decodable & Sendable>(
    _ type: Value.Type, of file: ExportFile
  ) throws -> [Loose<Value>] {
    switch file.shape {
    case .list: return try decode([Loose<Value>].self, from: file)
    case .object: return [try decode(Loose<Value>.self, from: file)]
    case .lines, .text, nil: break
    }
    let decoder = JSONDecoder()
    return file.contents.split { $0 == 10 || $0 == 13 }.compactMap { line in
      guard line.contains(where: { $0 > 32 }) else { return nil }
      return (try? decoder.decode(Loose<Value>.self, from: Data(line))) ?? Loose(nil)
    }
  }

  /// - Throws: `ImportError.badJSON`.
  static func decode<Value: Decodable>(_ type: Value.Type, from file: ExportFile) throws -> Value {
    do { return try JSONDecoder().decode(type, from: file.body) } catch {
      throw ImportError.badJSON(path: file.name)
    }
  }
}

extension AccountExport {
  static func track(
    _ address: LooseText?, title: LooseText?, artist: LooseText?, album: LooseText?
  ) -> ServiceTrack? {
    let found = address.flatMap { ServiceTrack.Kind.andURI(of: $0.text) }
    let name = artist?.text ?? ""
    guard found != nil || title?.text.isEmpty == false else { return nil }
    let kind = found?.kind ?? .track
    return ServiceTrack(
      kind: kind, id: kind == .track ? found.flatMap { SpotifyAddress($0.uri)?.id } : nil, uri: found?.uri,
      title: title?.text ?? "", artists: name.isEmpty ? [] : [ServiceTrack.Artist(id: nil, name: name)],
      album: album.flatMap { $0.text.isEmpty ? nil : ServiceTrack.Album(id: nil, name: $0.text) })
  }
}
