import Foundation
import TestSupport
import Testing

/// One Swift file of the package, read for what it imports and says.
struct SourceFile: CustomTestStringConvertible {
  /// From the package's root, as `Sources/Shell/Lexer.swift`.
  let path: String
  let text: String

  var testDescription: String { path }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The folder under `Sources` or `Tests`.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// The folder inside the module's own, as `HTML` or `Terminal`; empty for a file beside the folders.
  var folder: String {
    let parts = path.split(separator: "/")
    return parts.count > 3 ? String(parts[2]) : ""
  }

  /// The modules it imports, with those of `import struct Module.Name`.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" || $0 == "internal" }
      guard words.first == "import", words.count > 1 else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let name = words.dropFirst().drop { kinds.contains($0) }.first
      return name?.split(separator: ".").first.map(String.init)
    }
  }

  /// The lines without their comments, each with its number.
  var code: [(number: Int, text: Substring)] {
    lines.enumerated().compactMap { offset, line in
      let text = line.drop { $0 == " " }
      guard !text.hasPrefix("//") else { return nil }
      return (offset + 1, text)
    }
  }

  /// Whether swift-protobuf wrote it, from onnx.proto beside it.
  var isGenerated: Bool { path == "Sources/ONNXSchema/onnx.pb.swift" }

  /// Where any of the words stand in the code, as `path:line`.
  func places(of words: [String]) -> [String] {
    code.filter { line in words.contains { line.text.contains($0) } }.map { "\(path):\($0.number)" }
  }

  static let root = PackageFolder.root

  static let sources = swiftFiles(under: "Sources")
  static let tests = swiftFiles(under: "Tests")

  private static func swiftFiles(under folder: String) -> [SourceFile] {
    let base = root.appending(path: folder)
    guard let files = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { file in
      guard let text = try? String(contentsOf: base.appending(path: file), encoding: .utf8) else {
        return nil
      }
      return SourceFile(path: "\(folder)/\(file)", text: text)
    }
  }
}
