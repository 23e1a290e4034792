/// Decompresses LZ4 frames (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md); checksums are passed over.
enum LZ4Frame {
  /// The bytes are no frame, or end in it.
  struct Damaged: Error {}

  /// What a frame holds; `count` is how many bytes that has to be.
  static func decompressed(_ frame: ArraySlice<UInt8>, count: Int) throws(Damaged) -> [UInt8] {
    var place = frame.startIndex
    func number(_ length: Int) throws(Damaged) -> Int {
      guard place + length <= frame.endIndex else { throw Damaged() }
      let value = (0..<length).reduce(0) { $0 | Int(frame[place + $1]) << (8 * $1) }
      place += length
      return value
    }
    guard try number(4) == 0x184d_2204 else { throw Damaged() }
    let flags = try number(1)
    // The largest block, the size of the content, the dictionary, and the checksum of the header.
    place += 1 + (flags & 8 != 0 ? 8 : 0) + (flags & 1 != 0 ? 4 : 0) + 1
    var output: [UInt8] = []
    output.reserveCapacity(max(0, min(count, frame.count * 255)))
    while true {
      let size = try number(4)
      if size == 0 { break }
      let length = size & 0x7fff_ffff
      guard place + length <= frame.endIndex else { throw Damaged() }
      let block = frame[place..<place + length]
      if size & 0x8000_0000 != 0 { output += block } else { try decompress(block, to: &output, limit: count) }
      place += length + (flags & 16 != 0 ? 4 : 0)
    }
    guard output.count == count else { throw Damaged() }
    return output
  }

  /// A block: literal bytes and copies of what came before, in turns.
  private static func decompress(
    _ block: ArraySlice<UInt8>, to output: inout [UInt8], limit: Int
  ) throws(Damaged) {
    var place = block.startIndex
    func length(_ nibble: UInt8) throws(Damaged) -> Int {
      var length = Int(nibble)
      guard nibble == 15 else { return length }
      while true {
        guard place < block.endIndex else { throw Damaged() }
        let more = block[place]
        place += 1
        length += Int(more)
        if more < 255 { return length }
      }
    }
    while place < block.endIndex {
      let token = block[place]
      place += 1
      let literals = try length(token >> 4)
      guard place + literals <= block.endIndex, output.count + literals <= limit else { throw Damaged() }
      output += block[place..<place + literals]
      place += literals
      if place == block.endIndex { return }
      guard place + 2 <= block.endIndex else { throw Damaged() }
      let distance = Int(block[place]) | Int(block[place + 1]) << 8
      place += 2
      let copied = try length(token & 15) + 4
      guard distance > 0, distance <= output.count, output.count + copied <= limit else { throw Damaged() }
      let start = output.count - distance
      if distance >= copied {
        output += output[start..<start + copied]
      } else {
        // What is copied may reach into itself.
        for index in 0..<copied { output.append(output[start + index]) }
      }
    }
  }
}
