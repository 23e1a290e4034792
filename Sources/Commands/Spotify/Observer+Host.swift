import Library
import Shell
import Work

extension Observer where Progress == SyncProgress {
  /// Shows a bar for each part of a sync.
  static func shown(by host: any Host) -> Observer {
    Observer(
      report: { progress in
        let title =
          switch progress.stage {
          case .likedSongs: "reading liked songs"
          case .playlistList: "listing playlists"
          case .playlist(let name): "reading \(name)"
          }
        host.show(
          WorkProgress(title, Double(progress.done), of: Double(progress.total), unit: .things("entries")))
      }, isInterrupted: { host.isInterrupted })
  }
}

extension Observer {
  /// Shows a bar that counts things.
  static func counting(
    _ title: String, _ things: String, shownBy host: any Host,
    _ counts: @escaping @Sendable (Progress) -> (done: Int, total: Int)
  ) -> Observer {
    Observer(
      report: { progress in
        let (done, total) = counts(progress)
        host.show(WorkProgress(title, Double(done), of: Double(total), unit: .things(things)))
      }, isInterrupted: { host.isInterrupted })
  }
}
