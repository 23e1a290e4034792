import Music
import Tabular

extension TableReader {
  /// The reader of tables in exports.
  static func forImports(chosen: [ColumnName: String] = [:]) -> TableReader {
    TableReader(schema: TrackSchema.columns, chosen: chosen, threads: 1)
  }

  /// Reads a table of an export; `nil` for one without rows.
  ///
  /// - Throws: `ImportError.unknownColumns`, `.foreign` or `.table`.
  func read(importing bytes: [UInt8], path: String) throws -> LoadedTable? {
    do {
      return try read(bytes: bytes, title: path)
    } catch CSVError.noRows {
      // A playlist without tracks.
      return nil
    } catch CSVError.nothingRecognised(_, let header) {
      throw ImportError.unknownColumns(path: path, columns: header)
    } catch CSVError.foreign(_, let kind) {
      throw ImportError.foreign(path: path, kind: kind)
    } catch let error as CSVError {
      throw ImportError.table(error)
    }
  }
}
