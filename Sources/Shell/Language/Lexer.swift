import Report

/// Cuts a line into words: quotes, backslashes, `$variables` and a `# comment` at the end.
public struct Lexer {
  /// A line cut into words.
  public struct Result: Sendable {
    /// The words.
    public var words: [Word]
    /// Where the comment begins, if there is one.
    public var commentStart: Int?
    /// What is wrong with the line.
    public var diagnostics: [Diagnostic]
  }

  private let bytes: [UInt8]
  private var position = 0
  private var diagnostics: [Diagnostic] = []

  private init(_ line: String) { bytes = Array(line.utf8) }

  /// The words of a line; an unterminated quote is read to the end and reported.
  public static func words(of line: String) -> Result {
    var lexer = Lexer(line)
    return lexer.run()
  }

  private mutating func run() -> Result {
    var words: [Word] = []
    var commentStart: Int?
    while true {
      while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: "#") {
        commentStart = position
        break
      }
      words.append(word())
    }
    return Result(words: words, commentStart: commentStart, diagnostics: diagnostics)
  }

  private mutating func word() -> Word {
    let start = position
    var pieces: [Word.Piece] = []
    while position < bytes.count, !Self.isSpace(bytes[position]) {
      switch bytes[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quotedPieces(into: &pieces)
      case UInt8(ascii: "$") where variableLength(at: position + 1) > 0: pieces.append(variable())
      case UInt8(ascii: "\\") where position + 1 < bytes.count: pieces.append(escaped())
      default: pieces.append(bare())
      }
    }
    return Word(pieces: pieces, span: start..<position)
  }

  private mutating func bare() -> Word.Piece {
    let start = position
    position += 1
    loop: while position < bytes.count, !Self.isSpace(bytes[position]) {
      switch bytes[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): break loop
      // An apostrophe inside a word is a letter: `don't` needs no quotes.
      case UInt8(ascii: "'") where Self.opensQuote(after: bytes[position - 1]): break loop
      case UInt8(ascii: "$") where variableLength(at: position + 1) > 0: break loop
      default: position += 1
      }
    }
    return Word.Piece(content: .bare(text(start..<position)), span: start..<position)
  }

  private mutating func escaped() -> Word.Piece {
    let start = position
    position += 2
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return Word.Piece(content: .quoted(text(start + 1..<position)), span: start..<position)
  }

  private mutating func variable() -> Word.Piece {
    let start = position
    position += 1 + variableLength(at: position + 1)
    return Word.Piece(content: .variable(text(start + 1..<position)), span: start..<position)
  }

  private mutating func quotedPieces(into pieces: inout [Word.Piece]) {
    let quote = bytes[position]
    let opening = position
    var start = position
    var content: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != quote {
      if quote == UInt8(ascii: "\""), bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
        content.append(Self.unescaped(bytes[position + 1]))
        position += 2
      } else if quote == UInt8(ascii: "\""), bytes[position] == UInt8(ascii: "$"),
        variableLength(at: position + 1) > 0
      {
        if !content.isEmpty {
          pieces.append(
            .init(content: .quoted(String(decoding: content, as: UTF8.self)), span: start..<position))
        }
        pieces.append(variable())
        content = []
        start = position
      } else {
        content.append(bytes[position])
        position += 1
      }
    }
    if position < bytes.count {
      position += 1
    } else {
      diagnostics.append(
        Diagnostic(
          "unterminated-quote", "this quote is never closed", kind: .usage, at: .span(opening..<bytes.count),
          help: "put \(.code(String(UnicodeScalar(quote)))) at its end"))
    }
    pieces.append(.init(content: .quoted(String(decoding: content, as: UTF8.self)), span: start..<position))
  }

  /// How many bytes from `start` are the name of a variable: letters, digits, `_` and inner dots.
  private func variableLength(at start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isNameByte(bytes[end]) || (bytes[end] == UInt8(ascii: ".") && end > start) {
      end += 1
    }
    while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return end - start
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func opensQuote(after byte: UInt8) -> Bool { [0x3A, 0x3D, 0x2C, 0x28].contains(byte) }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    default: byte
    }
  }
}
