import Foundation

/// The files of an export, whether it is a zip, a folder or one file; each is read when it is its turn.
struct ExportFiles {
  /// A file by its own name, without the folders it stands in.
  struct File {
    var name: String
    var contents: () throws -> Data
  }

  let files: [File]

  /// - Throws: `ImportError.unreadableFile` and what `ZipArchive` throws.
  init(path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ImportError.unreadableFile(path: path)
    }
    if isFolder.boolValue {
      files = Self.paths(in: path).map { Self.file(at: path + "/" + $0) }
    } else if path.lowercased().hasSuffix(".zip") {
      let archive = try ZipArchive(path: path)
      files = archive.entries.sorted { $0.name < $1.name }
        .filter { Self.isWanted($0.name) }
        .map { entry in
          File(name: Self.lastPart(entry.name)) { try archive.contents(of: entry) }
        }
    } else {
      files = [Self.file(at: path)]
    }
  }

  private static func file(at path: String) -> File {
    File(name: lastPart(path)) {
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
        throw ImportError.unreadableFile(path: path)
      }
      return data
    }
  }

  /// Files in a folder and the folders in it, in order of their names.
  private static func paths(in folder: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.filter { isWanted($0) && $0.split(separator: "/").count <= 4 }.sorted()
  }

  /// Macs put shadow files beside the real ones.
  private static func isWanted(_ path: String) -> Bool {
    let name = lastPart(path).lowercased()
    return !path.contains("__MACOSX") && !name.hasPrefix(".")
      && (name.hasSuffix(".csv") || name.hasSuffix(".json"))
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
