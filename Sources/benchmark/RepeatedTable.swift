import Foundation

/// A table that holds the rows of another many times over, to see how things grow.
struct RepeatedTable {
  private let header: ArraySlice<UInt8>
  /// The lines without the number that they begin with.
  private let lines: [ArraySlice<UInt8>]

  /// Reads a table whose first column numbers its rows and none of whose cells holds a line break.
  init(of file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    var lines = bytes.split(separator: UInt8(ascii: "\n"))
    header = lines.removeFirst()
    self.lines = lines.map { line in line[(line.firstIndex(of: UInt8(ascii: ",")) ?? line.startIndex)...] }
  }

  /// Writes the rows `times` times. They are numbered anew: a column that counts the rows at first, and then does not,
  /// makes a reader begin again.
  func write(times: Int, to file: String) throws {
    guard FileManager.default.createFile(atPath: file, contents: nil),
      let output = FileHandle(forWritingAtPath: file)
    else { throw Clock.Fault.cannotStart(file, code: errno) }
    defer { try? output.close() }
    try output.write(contentsOf: header + [UInt8(ascii: "\n")])
    var number = 0
    for _ in 0..<times {
      var bytes: [UInt8] = []
      for line in lines {
        bytes += String(number).utf8
        bytes += line
        bytes.append(UInt8(ascii: "\n"))
        number += 1
      }
      try output.write(contentsOf: bytes)
    }
  }
}
