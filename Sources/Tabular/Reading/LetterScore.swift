/// How much like words a text is: the mean over its characters beyond ASCII, at most 1.
struct LetterScore {
  enum Script {
    case latin, cyrillic, greek, hebrew
  }

  private(set) var mean = -1.0

  /// - Parameter text: UTF-8, cells in lines.
  init(_ text: [UInt8], script: Script) {
    let characters = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var sum = 0.0
    var count = 0
    for (index, character) in characters.enumerated() where character.value >= 0x80 {
      let before = index > 0 ? characters[index - 1] : "\n"
      let after = index + 1 < characters.count ? characters[index + 1] : "\n"
      sum += Self.score(character, before, after, script)
      count += 1
    }
    if count > 0 { mean = sum / Double(count) }
  }

  private static func score(
    _ character: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar, _ script: Script
  ) -> Double {
    guard isLetter(character) else {
      if character.value < 0xa0 { return -4 }
      let (isBehind, isBefore) = (isLetter(before), isLetter(after))
      if character == "’" || character == "\u{a0}" || character == "…" { return 1 }
      if isBehind, isBefore { return -2 }
      if dashes.contains(character) { return isBehind || isBefore ? 0.2 : 1 }
      // The same mark opens in one language and closes in another.
      let (opens, closes) = (openings.contains(character), closings.contains(character))
      if opens || closes { return (opens && !isBehind) || (closes && !isBefore) ? 1 : -1 }
      if marks.contains(character) { return 0.5 }
      return isLetter(before) || isLetter(after) ? -1 : 0
    }
    let properties = character.properties
    if properties.isUppercase, isLetter(before), before.properties.isLowercase { return -2 }
    switch script {
    case .latin:
      guard character.value < 0x250, character != "ª", character != "º" else { return -2 }
      let neighbours = [before, after].count { isLetter($0) && $0.value >= 0x80 }
      if neighbours > 0 { return neighbours == 1 ? 0.2 : -0.5 }
      // A letter that stands alone is more often a mark in another encoding.
      if !isLetter(before), !isLetter(after) { return 0.2 }
      return rare.contains(character) ? 0.2 : 1
    case .cyrillic:
      return other(
        character, before, after, in: 0x400...0x45f, frequent: "оеаинтсрвл", isWordEnd: { _ in false })
    case .greek:
      return other(
        character, before, after, in: 0x384...0x3ce, frequent: "αοιετσνηρκπλάέίόή",
        isWordEnd: { $0 == "ς" })
    case .hebrew:
      return other(
        character, before, after, in: 0x5d0...0x5ea, frequent: "יוהלארתשמב",
        isWordEnd: { "ךםןףץ".unicodeScalars.contains($0) })
    }
  }

  /// A letter of a script that shares no word with the Latin one.
  private static func other(
    _ character: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar,
    in script: ClosedRange<UInt32>, frequent: String, isWordEnd: (Unicode.Scalar) -> Bool
  ) -> Double {
    guard script.contains(character.value) else { return -2 }
    if [before, after].contains(where: { isLetter($0) && !script.contains($0.value) }) { return -2 }
    if isWordEnd(character), isLetter(after) { return -1 }
    if rare.contains(character) { return -0.5 }
    if frequent.unicodeScalars.contains(character) { return 1 }
    // Whole words of capitals are rarer than small letters are.
    if character.properties.isUppercase { return isLetter(before) ? 0.1 : 0.7 }
    return 0.5
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  /// Marks that stand around words and between them.
  private static let marks = Set("°·•€£©®™½¼¾№".unicodeScalars)
  private static let dashes = Set("–—".unicodeScalars)
  private static let openings = Set("“„‘‚«¿¡".unicodeScalars)
  private static let closings = Set("”“‘»".unicodeScalars)
  /// Letters of few languages, which are something else in most texts.
  private static let rare = Set("ðþýÐÞÝÿŸƒ¤ΰΐϋϊ".unicodeScalars)
}
