#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps bytes that come one after another, so that they can be read at any place: a few in memory, and more in a file
/// without a name that is gone when the last user is.
struct Spool: ~Copyable {
  /// What the bytes are of, for messages.
  let path: String
  private var memory: [UInt8] = []
  private var file: OpenFile?
  private(set) var count = 0

  /// More bytes than this go to the disk.
  private let memoryLimit: Int

  init(path: String, memoryLimit: Int = 32 << 20) {
    self.path = path
    self.memoryLimit = memoryLimit
  }

  /// Adds bytes at the end. Throws `CSVError.noRoom`.
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(CSVError) {
    count += bytes.count
    if file == nil, count <= memoryLimit {
      memory.append(contentsOf: bytes)
      return
    }
    if file == nil {
      let opened = try Self.file(for: path)
      file = opened
      try write(memory, to: opened)
      memory = []
    }
    if let file { try write(bytes, to: file) }
  }

  /// All that was added.
  consuming func source() -> ByteSource {
    guard let file else { return .memory(memory) }
    return .file(file.sized(count))
  }

  private func write(_ bytes: some Sequence<UInt8>, to file: OpenFile) throws(CSVError) {
    let code = bytes.withContiguousStorageIfAvailable { file.append(UnsafeRawBufferPointer($0)) }
    if let failure = code ?? nil { throw .noRoom(path: path, folder: Self.folder, code: failure) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(CSVError) {
    if let code = file.append(bytes) { throw .noRoom(path: path, folder: Self.folder, code: code) }
  }

  /// Where large temporary files belong: the folder that the environment names, else the one that is on a disk.
  static var folder: String {
    if let named = getenv("TMPDIR"), named.pointee != 0 { return String(cString: named) }
    return access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
  }

  private static func file(for path: String) throws(CSVError) -> OpenFile {
    guard let file = UniqueFile(beginning: folder + "/timbre") else {
      throw .noRoom(path: path, folder: folder, code: errno)
    }
    unlink(file.path)
    return OpenFile(owning: file.descriptor, path: path)
  }
}
