import Foundation

/// A file to fetch.
public struct Download: Sendable {
  /// Where the file is fetched from.
  public var address: WebAddress
  /// Where the whole file will stand; until then its bytes stand beside it in `<path>.part`.
  public var path: String
  /// SHA-256 of the whole file in hexadecimal; nil if it is not known.
  public var checksum: String?
  /// Longest file that is taken, in bytes.
  public var limit: Int
  /// How many redirects are followed; one more is an error.
  public var redirects = 5

  /// A file to fetch, at most a gigabyte unless another limit is given.
  public init(_ address: WebAddress, to path: String, checksum: String? = nil, limit: Int = 1 << 30) {
    self.address = address
    self.path = path
    self.checksum = checksum
    self.limit = limit
  }

  /// How far a download is; `total` is nil when the other side does not say.
  public struct Progress: Sendable, Equatable {
    /// Bytes that are on disk, those of an earlier try included.
    public var received: Int
    /// Bytes of the whole file.
    public var total: Int?

    /// A measure of a download, both in bytes.
    public init(received: Int, total: Int?) {
      self.received = received
      self.total = total
    }
  }
}

extension HTTPClient {
  /// Fetches a file, going on where an earlier try stopped if the file has not changed since (RFC 9110 sections 13.1.5
  /// and 14). The file appears under its name only when it is whole and its checksum is right.
  /// - Parameters:
  ///   - progress: told after each piece.
  ///   - interrupted: asked after each piece; `true` ends with `.cancelled` and keeps what has come.
  public func download(
    _ download: Download, progress: @Sendable (Download.Progress) -> Void = { _ in },
    interrupted: @Sendable () -> Bool = { false }
  ) async throws(HTTPError) {
    var failures = 0
    var waited = Duration.zero
    while true {
      do throws(HTTPError) {
        let part = try PartialFile(download.path)
        try await fetch(download, into: part, interrupted: interrupted, progress: progress)
        return try part.finish(as: download)
      } catch {
        switch error {
        case .timedOut, .interrupted, .unreachable, .status(429), .status(500...599): break
        default: throw error
        }
        failures += 1
        guard let wait = retry.wait(afterFailures: failures, asked: nil, waited: waited) else { throw error }
        do { try await retry.sleep(wait) } catch { throw HTTPError.cancelled }
        waited += wait
      }
    }
  }

  private func fetch(
    _ download: Download, into part: PartialFile, interrupted: () -> Bool,
    progress: (Download.Progress) -> Void
  ) async throws(HTTPError) {
    var request = HTTPRequest(.get, download.address)
    request.redirects = download.redirects
    let held = part.held
    if held.count > 0, let mark = held.mark {
      request.headers["Range"] = "bytes=\(held.count)-"
      request.headers["If-Range"] = mark
    }
    while let next = try await stream(
      request, of: download, into: part, interrupted: interrupted, progress: progress)
    {
      guard next.redirects >= 0 else { throw .tooManyRedirects(limit: download.redirects) }
      request = next
    }
  }

  /// Writes one answer to the file; if it is a redirect, answers the request to send instead.
  private func stream(
    _ request: HTTPRequest, of download: Download, into part: PartialFile, interrupted: () -> Bool,
    progress: (Download.Progress) -> Void
  ) async throws(HTTPError) -> HTTPRequest? {
    var received = 0
    var total: Int?
    do {
      for try await piece in transport.parts(of: prepared(request)) {
        if interrupted() { throw HTTPError.cancelled }
        switch piece {
        case .head(let head):
          if var next = try Self.redirect(of: head, to: request) {
            next.headers = next.headers.merging(request.headers.filter { $0.key == "If-Range" }) { old, _ in
              old
            }
            return next
          }
          received = try part.start(with: head)
          let length = head.headers["content-length"].flatMap { Int($0) }
          total = length.map { $0.addingReportingOverflow(received) }.flatMap {
            $0.overflow ? nil : $0.partialValue
          }
        case .body(let data):
          received += data.count
          guard received <= download.limit else { throw HTTPError.tooLarge(limit: download.limit) }
          try part.append(data)
          progress(Download.Progress(received: received, total: total))
        }
      }
    } catch let error as HTTPError {
      throw error
    } catch {
      throw .cancelled
    }
    if Task.isCancelled { throw .cancelled }
    guard received > 0 || total == 0, total == nil || total == received else {
      throw .interrupted(host: request.address.host)
    }
    return nil
  }
}
