import Foundation

/// A run of inputs that follow what they reach. An input that traps, hangs or loses something ends it and is kept.
struct GuidedRun {
  let target: FuzzTarget
  let corpus: String
  let seconds: Double
  let seed: UInt64
}

#if TIMBRE_FUZZER
  extension GuidedRun {
    /// The reader, which a function of C cannot carry along.
    nonisolated(unsafe) private static var reader: (target: FuzzTarget, path: String)?

    /// Whether nothing was found.
    ///
    /// - Throws: what the file system says if the folder for inputs cannot be made.
    func run() throws -> Bool {
      let name = "timbre-guided-\(URL(filePath: corpus).lastPathComponent)-\(seed)"
      let folder = FileManager.default.temporaryDirectory.appending(path: name).path
      let reached = folder + "/reached"
      try FileManager.default.createDirectory(atPath: reached, withIntermediateDirectories: true)
      try Mutator.dictionary.write(toFile: folder + "/dictionary", atomically: true, encoding: .utf8)
      Self.reader = (target, folder + "/input")
      let words = [
        "fuzz", "-max_total_time=\(Int(seconds))", "-seed=\(seed)", "-timeout=20", "-rss_limit_mb=3000",
        "-max_len=20000", "-print_final_stats=1", "-dict=\(folder)/dictionary",
        "-artifact_prefix=\(folder)/finding-", reached, corpus,
      ]
      // libFuzzer may change its arguments, and keeps them to its end.
      let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
      for (index, word) in words.enumerated() { arguments[index] = strdup(word) }
      arguments[words.count] = nil
      var (count, first) = (Int32(words.count), arguments)
      return runDriver(&count, &first, readInput) == 0
    }

    fileprivate static func read(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let reader else { return }
      // Not through Foundation, which waits for the disk each time.
      guard let file = fopen(reader.path, "w") else { return }
      fwrite(bytes.baseAddress, 1, bytes.count, file)
      fclose(file)
      guard let fault = reader.target.read(Array(bytes), at: reader.path).fault else { return }
      print("\(reader.target.rawValue): \(fault)")
      fflush(nil)
      abort()
    }
  }

  /// Calls libFuzzer (https://llvm.org/docs/LibFuzzer.html), which makes inputs of those that reached something new.
  @_silgen_name("LLVMFuzzerRunDriver")
  private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ reader: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  /// What libFuzzer's own `main`, which is not run, wants to find.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func readInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    GuidedRun.read(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
    return 0
  }
#endif
