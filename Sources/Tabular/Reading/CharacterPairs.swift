/// An encoding in which two bytes make a character, and what its bytes tell.
struct CharacterPairs {
  let encoding: TextEncoding
  /// How likely a character is in a text: 1 for a frequent one; `nil` if the bytes are none.
  let likelihood: @Sendable (_ first: UInt8, _ second: UInt8) -> Double?
  /// Whether a byte beyond ASCII may be a character by itself.
  var single: @Sendable (UInt8) -> Bool = { _ in false }

  /// The mean over all characters; `nil` if bytes are none of the encoding.
  func score(_ cells: [ArraySlice<UInt8>]) -> Double? {
    var (sum, count) = (0.0, 0)
    for cell in cells {
      var place = cell.startIndex
      while place < cell.endIndex {
        defer { place += 1 }
        guard cell[place] >= 0x80 else { continue }
        count += 1
        if single(cell[place]) { continue }
        guard place + 1 < cell.endIndex, let own = likelihood(cell[place], cell[place + 1]) else {
          return nil
        }
        sum += own
        place += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// Of equals the first: what is Korean or Japanese has characters that Chinese has not.
  static let all = [
    CharacterPairs(encoding: .eucKR) { first, second in
      guard (0x81...0xfe).contains(first), second > 0x40, second < 0xff else { return nil }
      if second < 0xa1 { return first < 0xc7 ? 0 : nil }
      return switch first {
      case 0xb0...0xc8: 1
      case 0xa1...0xa3: 0.5
      case 0xca...0xfd: -1
      default: 0
      }
    },
    CharacterPairs(
      encoding: .shiftJIS,
      likelihood: { first, second in
        guard (0x81...0x9f).contains(first) || (0xe0...0xfc).contains(first), second >= 0x40, second != 0x7f,
          second < 0xfd
        else { return nil }
        return switch first {
        case 0x82: second >= 0x9f ? 1 : 0.5
        case 0x83: second <= 0x96 ? 1 : 0
        case 0x81: 0.5
        case 0x88...0x98: 0.8
        default: 0
        }
      }, single: { (0xa1...0xdf).contains($0) }),
    CharacterPairs(encoding: .eucJP) { first, second in
      if first == 0x8e { return (0xa1...0xdf).contains(second) ? 0 : nil }
      guard (0xa1...0xfe).contains(first), (0xa1...0xfe).contains(second) else { return nil }
      return switch first {
      case 0xa4, 0xa5: 1
      case 0xb0...0xcf: 0.8
      case 0xa1...0xa3: 0.5
      default: 0
      }
    },
    CharacterPairs(encoding: .gb18030) { first, second in
      guard (0x81...0xfe).contains(first), second >= 0x40, second != 0x7f, second < 0xff else { return nil }
      guard second >= 0xa1 else { return -0.5 }
      return switch first {
      case 0xb0...0xd7: 1
      case 0xa1...0xa3: 0.5
      case 0xd8...0xf7: 0
      default: -0.5
      }
    },
    CharacterPairs(encoding: .big5) { first, second in
      guard (0x81...0xfe).contains(first), (0x40...0x7e).contains(second) || (0xa1...0xfe).contains(second)
      else { return nil }
      return switch first {
      case 0xa4...0xc6: 1
      case 0xa1...0xa3: 0.5
      case 0xc9...0xf9: 0
      default: -0.5
      }
    },
  ]
}
