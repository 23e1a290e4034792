#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C library of Zstandard, taken up when it is first needed, if the system has it; nearly every one does.
struct ZstandardLibrary: Sendable {
  private let decompress: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeRawPointer?, Int) -> Int

  /// The library of this system; `nil` if it has none.
  static let installed: ZstandardLibrary? = ZstandardLibrary()

  private init?() {
    let names = ["libzstd.so.1", "libzstd.so", "libzstd.dylib", "/opt/homebrew/lib/libzstd.dylib"]
    guard let library = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first,
      let function = dlsym(library, "ZSTD_decompress")
    else { return nil }
    decompress = unsafeBitCast(
      function, to: (@convention(c) (UnsafeMutableRawPointer?, Int, UnsafeRawPointer?, Int) -> Int).self)
  }

  /// What a frame holds; `nil` if it is damaged, or does not hold `count` bytes.
  func decompressed(_ frame: ArraySlice<UInt8>, count: Int) -> [UInt8]? {
    var output = [UInt8](repeating: 0, count: count)
    let written = output.withUnsafeMutableBytes { target in
      frame.withUnsafeBytes { decompress(target.baseAddress, target.count, $0.baseAddress, $0.count) }
    }
    return written == count ? output : nil
  }
}
