/// Addresses or ids of Spotify, one in each line, as people copy them out of the player: no table, as nothing is said of
/// what they name.
public struct AddressList: Sendable {
  /// What each line names, as `spotify:track:ID`, and of other kinds alike.
  public let addresses: [SpotifyAddress]
  /// Lines that name nothing, the title of the list not counted.
  public let others: Int

  /// - Parameter bytes: a text in UTF-8.
  /// - Returns: `nil` unless nearly all lines are addresses.
  public init?(_ bytes: [UInt8]) {
    var addresses: [SpotifyAddress] = []
    var others = 0
    var isFirst = true
    let start = bytes.starts(with: Byte.orderMark) ? Byte.orderMark.count : 0
    for line in bytes[start...].split(whereSeparator: { $0 == Byte.newline || $0 == Byte.carriageReturn }) {
      let text = Self.bare(String(decoding: line.prefix(1_000), as: UTF8.self))
      if text.isEmpty || text.hasPrefix("#") { continue }
      if let address = Self.address(in: text) {
        addresses.append(address)
      } else if !isFirst {
        others += 1
        // What is no list is known for none by its first lines.
        if others > 20, others > addresses.count { return nil }
      }
      isFirst = false
    }
    guard !addresses.isEmpty, others * 9 <= addresses.count else { return nil }
    (self.addresses, self.others) = (addresses, others)
  }

  /// A line without the quotes and delimiters that programs put around a cell.
  private static func bare(_ line: String) -> Substring {
    var text = line.trimmingSpaces
    while let last = text.last, ",;\"'".contains(last) || last.isWhitespace { text.removeLast() }
    while let first = text.first, "\"'".contains(first) || first.isWhitespace { text.removeFirst() }
    return text
  }

  /// The address that a line is or, behind a number or a name, ends in.
  private static func address(in line: Substring) -> SpotifyAddress? {
    if SpotifyAddress.isID(line) { return SpotifyAddress("spotify:track:\(line)") }
    guard let word = line.split(whereSeparator: \.isWhitespace).last, let found = SpotifyAddress(word),
      SpotifyAddress.isID(found.id)
    else { return nil }
    return found
  }
}
