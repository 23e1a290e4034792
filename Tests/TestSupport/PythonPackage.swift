import Foundation

/// A Python that has a package, for tests against real readers.
public enum PythonPackage {
  /// The interpreter that can import the package: that of the environment in the build folder, else the system's; `nil`,
  /// after a line that says so, if neither can.
  public static func interpreter(with package: String) -> String? {
    let own = PackageFolder.root.appending(path: ".build/python/bin/python").path
    for python in [own, "python3"] where (try? run([python, "-c", "import \(package)"]).status) == 0 {
      return python
    }
    print("Tests with the Python package \(package) are skipped: no Python here has it")
    return nil
  }

  /// Runs a command of the path to its end.
  ///
  /// - Returns: its exit status and all that it wrote.
  public static func run(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "output")
    let output = try FileHandle(forWritingTo: URL(filePath: file))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try folder.read("output"))
  }
}
