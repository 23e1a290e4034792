#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Characters as web pages write them: `&amp;`, `&#39;`, `&#x27;`, `&eacute;`
/// (https://html.spec.whatwg.org/multipage/named-characters.html, those of HTML 4).
public enum EntityText {
  /// The longest entity, in bytes.
  private static let longest = 12

  /// Whether one of the bytes may begin an entity; fast where none does.
  static func mayStand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var place = 0
    while place < bytes.count, let found = memchr(base + place, Int32(Byte.ampersand), bytes.count - place) {
      let start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      if entity(at: start, in: bytes) != nil { return true }
      place = start + 1
    }
    return false
  }

  /// Whether a cell has an entity, and whether it has a `&` that begins none.
  @inline(__always)
  static func ampersands(in bytes: UnsafeBufferPointer<UInt8>) -> (encoded: Bool, bare: Bool) {
    var found = (encoded: false, bare: false)
    guard let base = bytes.baseAddress else { return found }
    var place = 0
    while place < bytes.count, let next = memchr(base + place, Int32(Byte.ampersand), bytes.count - place) {
      let start = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(next))
      if let entity = entity(at: start, in: bytes) {
        found.encoded = true
        place = entity.end
      } else {
        found.bare = true
        place = start + 1
      }
    }
    return found
  }

  /// A text with the characters that its entities stand for.
  ///
  /// - Parameter twice: whether those that were written twice, as `&amp;#39;` for an apostrophe, are read twice. A `&`
  ///   that is written as `&#38;` is one and begins nothing.
  public static func plain(_ text: String, twice: Bool = true) -> String {
    guard text.utf8.contains(Byte.ampersand) else { return text }
    var copy = text
    return copy.withUTF8 { bytes in
      var plain: [UInt8] = []
      var place = 0
      while place < bytes.count {
        guard bytes[place] == Byte.ampersand, var found = entity(at: place, in: bytes) else {
          plain.append(bytes[place])
          place += 1
          continue
        }
        // What is written twice begins with the name of `&`, the rest of it behind that.
        if twice, bytes[place..<found.end].elementsEqual(ampersand),
          let inner = entity(at: found.end - 1, in: bytes, after: Byte.semicolon)
        {
          found = inner
        }
        plain += Array(found.character.utf8)
        place = found.end
      }
      return String(decoding: plain, as: UTF8.self)
    }
  }

  /// A text in which each `&` is written so that a reader of entities reads it as it is, and no more than that.
  static func escaped(_ text: String) -> String { text.replacing("&", with: "&#38;") }

  private static let ampersand = Array("&amp;".utf8)

  /// Where the entity ends that begins at a place, and what it stands for.
  ///
  /// - Parameter mark: what stands at the place in its `&`'s stead.
  private static func entity(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>, after mark: UInt8 = Byte.ampersand
  ) -> (end: Int, character: String)? {
    let last = min(bytes.count, start + longest)
    guard start + 2 < last, bytes[start] == mark,
      let end = bytes[(start + 1)..<last].firstIndex(of: Byte.semicolon)
    else {
      return nil
    }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    guard name.hasPrefix("#") else { return names[name].map { (end: end + 1, character: $0) } }
    let isHexadecimal = name.dropFirst().first.map { "xX".contains($0) } ?? false
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let code = UInt32(digits, radix: isHexadecimal ? 16 : 10), code >= 32,
      let scalar = Unicode.Scalar(code)
    else { return nil }
    return (end: end + 1, character: code == 0xa0 ? " " : String(scalar))
  }

  private static let names: [String: String] = {
    var names = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "lsquo": "‘",
      "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "hellip": "…", "bull": "•",
      "trade": "™", "euro": "€", "OElig": "Œ", "oelig": "œ", "Scaron": "Š", "scaron": "š", "Yuml": "Ÿ",
      "hearts": "♥", "dagger": "†", "prime": "′", "Prime": "″",
    ]
    for (index, name) in latin1.split(separator: " ").enumerated() {
      names[String(name)] = Unicode.Scalar(UInt32(0xa0 + index)).map { String($0) }
    }
    names["nbsp"] = " "
    names["shy"] = ""
    return names
  }()

  /// 160 to 255, in their order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro \
    para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
    Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
    Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
    thorn yuml
    """
}
