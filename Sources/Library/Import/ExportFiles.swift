import Foundation
import Tabular

/// The files of an export, whether it is a zip, a folder or one file; each is read when it is its turn.
struct ExportFiles {
  /// A file by its own name, without the folders it stands in.
  struct File {
    var name: String
    var contents: () throws -> Data
  }

  let files: [File]
  /// Other files in a folder, which are nothing that timbre reads.
  let others: [String]

  /// - Throws: `ImportError.unreadableFile` and what `ZipArchive` throws.
  init(path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw ImportError.unreadableFile(path: path)
    }
    if isFolder.boolValue {
      let paths = Self.paths(in: path)
      others = paths.filter { !Self.isWanted($0) && !Self.isArchive($0) }.map(Self.lastPart)
      files = paths.filter { Self.isWanted($0) || Self.isArchive($0) }.flatMap { name -> [File] in
        let inner = path + "/" + name
        guard Self.isArchive(name) else { return [Self.file(at: inner)] }
        do { return try Self.members(of: ZipArchive(path: inner)) } catch {
          return [File(name: Self.lastPart(name)) { throw error }]
        }
      }
      return
    }
    others = []
    let kind = FileKind(head: Self.head(of: path))
    if kind == .zip || (kind == nil && path.lowercased().hasSuffix(".zip")) {
      files = Self.members(of: try ZipArchive(path: path))
    } else {
      // Lists of tracks in XML are told by what is in them.
      if let kind, kind != .xml { throw ImportError.foreign(path: path, kind: kind) }
      files = [Self.file(at: path)]
    }
  }

  /// The tables and lists in an archive.
  private static func members(of archive: ZipArchive) -> [File] {
    archive.entries.sorted { $0.name < $1.name }.filter { isWanted($0.name) }.map { entry in
      File(name: lastPart(entry.name)) { try archive.contents(of: entry) }
    }
  }

  /// The first bytes of a file, which tell what it is.
  private static func head(of path: String) -> Data {
    guard let file = FileHandle(forReadingAtPath: path) else { return Data() }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4_096)) ?? Data()
  }

  private static func file(at path: String) -> File {
    File(name: lastPart(path)) {
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else {
        throw ImportError.unreadableFile(path: path)
      }
      return data
    }
  }

  /// Files in a folder and the folders in it, in order of their names, without those that systems hide.
  private static func paths(in folder: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      var isFolder: ObjCBool = false
      return path.split(separator: "/").count <= 4 && !path.contains("__MACOSX")
        && FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        && !isFolder.boolValue
        && (!lastPart(path).hasPrefix(".") || isWanted(path))
    }.sorted()
  }

  private static func isArchive(_ path: String) -> Bool { path.lowercased().hasSuffix(".zip") }

  /// Tables and JSON, whatever browsers and people have made of their names: `Liked.csv (1)`, `Playlist1.json.json`, and
  /// `.csv` for a playlist without a letter in its name. Macs put shadow files beside the real ones.
  private static func isWanted(_ path: String) -> Bool {
    let name = lastPart(path).lowercased()
    let ends = ExportFormats.endings
    return !path.contains("__MACOSX") && (!name.hasPrefix(".") || ends.contains(name))
      && (ends.contains { name.contains($0) } || !name.contains("."))
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
