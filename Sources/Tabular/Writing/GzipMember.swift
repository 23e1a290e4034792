import CZlib

/// Bytes as a member of a gzip file; a file may hold several in a row.
public struct GzipMember: Sendable {
  /// The member.
  public let bytes: [UInt8]

  /// Compresses bytes; the same bytes give the same member. Throws `FileWriteError` if there is no memory for it.
  public init(_ plain: [UInt8]) throws(FileWriteError) {
    do throws(Gzip.Failure) { bytes = try Gzip.deflated(plain, level: 6) } catch {
      throw .failed(path: "", code: Z_MEM_ERROR)
    }
  }
}
