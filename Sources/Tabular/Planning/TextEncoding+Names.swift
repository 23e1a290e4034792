extension TextEncoding {
  /// The encoding of a name that people and programs give it: `latin1`, `cp1252`, `UTF8`, `Shift-JIS`, `gbk`.
  ///
  /// - Returns: `nil` for a name that none of them has.
  public init?(named name: String) {
    let plain = PlainName.of(name)
    let own = Self.allCases.first { [$0.rawValue, $0.name].map(PlainName.of).contains(plain) }
    let page = ["cp", "win", "windows", "ibm"].filter(plain.hasPrefix).map { plain.dropFirst($0.count) }.last
    let numbered = page.flatMap { number in
      ["windows-", "cp"].compactMap { TextEncoding(rawValue: $0 + number) }.first
    }
    guard let found = own ?? numbered ?? Self.otherNames.first(where: { $0.value.contains(plain) })?.key
    else {
      return nil
    }
    self = found
  }

  /// Their names beside their own and the numbers of code pages, without marks.
  private static let otherNames: [TextEncoding: [String]] = [
    .utf8: ["utf8bom", "utf8sig", "utf8mac"],
    .windows1252: ["latin1", "iso88591", "ansi", "western", "l1", "ascii"],
    .utf16LittleEndian: ["utf16", "unicode", "ucs2", "ucs2le"], .utf16BigEndian: ["ucs2be"],
    .utf32LittleEndian: ["utf32", "ucs4"],
    .latin2: ["latin2", "iso88592"], .latin9: ["latin9", "iso885915"], .koi8: ["koi8", "koi8u"],
    .macRoman: ["mac", "macroman", "xmacroman"], .dos437: ["dos", "oem"], .thai: ["tis620", "iso885911"],
    .shiftJIS: ["sjis", "cp932", "ms932", "mskanji", "windows31j"], .eucJP: ["ujis"],
    .eucKR: ["cp949", "uhc", "ksc5601"], .gb18030: ["gbk", "gb2312", "cp936", "ms936"],
    .big5: ["cp950", "big5hkscs"],
  ]
}
