import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Tabular

/// What a person says of a file's characters stands above what its bytes suggest, for a table and for a stream.
@Suite struct EncodingChoiceTests {
  /// The title of the only row as a table and as a stream give it.
  private func titles(_ bytes: [UInt8], as encoding: TextEncoding?) throws -> Set<String?> {
    let reader = TableReader(schema: Tables.schema, encoding: encoding, threads: 1)
    let table = try reader.read(bytes: bytes, title: "t").dataset
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(bytes), to: "t.csv")
    let stream = try TableStream(TableFile.file(path), reader: reader)
    let found = Mutex<[String?]>([])
    try stream.forEach(
      threads: 1, work: { $0.rows.texts(.trackName)?[0] },
      finish: { title in found.withLock { $0.append(title) } })
    var streamed = found.withLock { $0 }
    streamed.append(table.texts(.trackName)?[0])
    return Set(streamed)
  }

  private func utf16(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }

  @Test func `the same bytes are read as the person says`() throws {
    let text = Array("track_name,energy\né,0.5\n".utf8)
    #expect(try titles(text, as: nil) == ["é"])
    #expect(try titles(text, as: .utf8) == ["é"])
    #expect(try titles(text, as: .windows1252) == ["Ã©"])
    let western: [UInt8] = Array("track_name,energy\n".utf8) + [0xe9] + Array(",0.5\n".utf8)
    #expect(try titles(western, as: nil) == ["é"])
    #expect(try titles(western, as: .windows1252) == ["é"])
  }

  @Test func `sixteen bit text without a mark is read where it is named`() throws {
    let text = utf16("track_name,energy\n夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける,0.5\n")
    #expect(
      try titles(text, as: .utf16LittleEndian)
        == ["夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける夜に駆ける"])
  }
}
