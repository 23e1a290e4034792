import Library
import Music
import Report
import Shell

/// Looks for the features that a library lacks, as `features fetch` and `spotify sync` do.
struct FeatureSearch {
  private let host: any Host
  private let resolver: FeatureResolver

  init(store: LibraryStore, sources: [any FeatureSource], context: RunContext) {
    host = context.host
    resolver = FeatureResolver(
      store: store, tables: context.session.ownTables, sources: sources, watch: context.watch)
  }

  /// - Parameter warnings: gets a warning where answers were not taken.
  /// - Throws: `ServiceError`, `LibraryError`, and a diagnostic when the person stopped it.
  func run(warning warnings: inout [Diagnostic]) async throws -> FeatureStatus {
    let summary = try await host.resumable { [resolver] in try await resolver.run() }
    if summary.refused > 0 {
      warnings.append(
        Diagnostic(
          "implausible-features",
          "\(summary.refused) answers about features were out of range or of other tracks, and were not taken",
          severity: .warning))
    }
    return summary.status
  }
}
