import Foundation
import Music
import Tabular

/// A list of addresses or ids of Spotify, one in each line: a playlist of which nothing else is known.
enum AddressFile: ExportFormat {
  static let endings = [".txt", ".csv"]

  static func matches(_ file: ExportFile) -> Bool { file.shape == .text && list(in: file) != nil }

  static func read(
    _ file: ExportFile, into content: inout ExportContent, _ summary: inout ImportSummary
  ) throws {
    guard let list = list(in: file) else { return }
    let saved = list.addresses.compactMap { address -> SavedTrack? in
      let uri = "spotify:\(address.kind):\(address.id)"
      switch address.kind {
      case "track":
        return SavedTrack(
          addedAt: nil, track: ServiceTrack(kind: .track, id: address.id, uri: uri, title: ""))
      case "episode":
        return SavedTrack(addedAt: nil, track: ServiceTrack(kind: .episode, uri: uri, title: ""))
      default: return nil
      }
    }
    summary.unreadable += list.others
    summary.otherAddresses += list.addresses.count - saved.count
    summary.bareAddresses += saved.count
    content.add(saved, to: file.playlistName)
  }

  private static func list(in file: ExportFile) -> AddressList? {
    let first = FirstLines(file)
    // A table says more of its tracks than their addresses.
    return first.isHeader ? nil : AddressList(first.bytes)
  }
}
