import Foundation
import Tabular

/// One run of mutated inputs. The input that is being read lies in a file, so that one which traps is not lost.
struct FuzzRun {
  let target: FuzzTarget
  let corpus: String
  let seconds: Double
  let seed: UInt64

  /// An input that takes longer is a finding, in seconds.
  private static let patience = 5.0

  /// Whether nothing was found.
  ///
  /// - Throws: what the file system says if the corpus cannot be read.
  func run() throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus).sorted()
    let seeds = try names.map { name in
      (name, [UInt8](try Data(contentsOf: URL(filePath: "\(corpus)/\(name)"))))
    }
    guard !seeds.isEmpty else { return true }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "timbre-fuzz-\(target.rawValue)-\(seed)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var mutator = Mutator(seeds.map(\.1), seed: seed)
    let start = Date()
    var (inputs, read, findings) = (0, 0, 0)
    while Date().timeIntervalSince(start) < seconds {
      let (origin, input) = mutator.next()
      let path = folder + "/" + seeds[origin].0
      try Data(input).write(to: URL(filePath: path))
      let before = Date()
      let outcome = target.read(input, at: path)
      inputs += 1
      if outcome.isRead { read += 1 }
      let isSlow = Date().timeIntervalSince(before) > Self.patience
      guard let fault = outcome.fault ?? (isSlow ? "took longer than \(Self.patience) s" : nil) else {
        continue
      }
      findings += 1
      let kept = "\(folder)/finding-\(findings)-\(seeds[origin].0)"
      try Data(input).write(to: URL(filePath: kept))
      print("\(kept): \(fault)")
    }
    print("\(target.rawValue): \(inputs) inputs, \(read) of them read, \(findings) findings")
    return findings == 0
  }
}
