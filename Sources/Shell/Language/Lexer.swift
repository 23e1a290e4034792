import Report

/// Cuts a line into words: quotes, backslashes, `$variables` and a `# comment` at the end.
///
/// Lines that were typed in a word processor or on another system are understood too: any blank of Unicode separates
/// words, curly quotes are quotes, and a backslash before a letter is a letter of a path, as in `C:\music`.
public struct Lexer {
  /// A line cut into words.
  public struct Result: Sendable {
    /// The words.
    public var words: [Word]
    /// Where the comment begins, if there is one.
    public var commentStart: Int?
    /// What is wrong with the line.
    public var diagnostics: [Diagnostic]
    /// Where a `;` ends a command.
    var separators: [Int]
  }

  let bytes: [UInt8]
  var position = 0
  private var diagnostics: [Diagnostic] = []

  private init(_ line: String) { bytes = Array(line.utf8) }

  /// The words of a line; an unterminated quote is read to the end and reported.
  public static func words(of line: String) -> Result {
    var lexer = Lexer(line)
    return lexer.run()
  }

  /// The stretches of a line that are commands, UTF-8 offsets: a `;` with a blank or nothing behind it ends one.
  ///
  /// Always at least one; that behind a last `;` is there as well.
  public static func commands(of line: String) -> [Range<Int>] {
    guard line.utf8.contains(UInt8(ascii: ";")) else { return [0..<line.utf8.count] }
    let separators = words(of: line).separators
    let starts = [0] + separators.map { $0 + 1 }
    return zip(starts, separators + [line.utf8.count]).map { $0..<$1 }
  }

  private mutating func run() -> Result {
    var words: [Word] = []
    var commentStart: Int?
    var separators: [Int] = []
    while position < bytes.count {
      let blank = blankLength(at: position)
      if blank > 0 {
        position += blank
      } else if bytes[position] == UInt8(ascii: "#") {
        commentStart = position
        break
      } else if isSeparator(at: position) {
        separators.append(position)
        position += 1
      } else {
        words.append(word())
      }
    }
    return Result(words: words, commentStart: commentStart, diagnostics: diagnostics, separators: separators)
  }

  private mutating func word() -> Word {
    let start = position
    var pieces: [Word.Piece] = []
    while position < bytes.count, !isEnd(at: position) {
      if let closing = openingQuote(at: position, isFirst: position == start) {
        quotedPieces(closing, into: &pieces)
      } else if bytes[position] == UInt8(ascii: "$"), variableLength(at: position + 1) > 0 {
        pieces.append(variable())
      } else if escapes(at: position, isFirst: position == start) {
        pieces.append(escaped())
      } else {
        pieces.append(bare())
      }
    }
    return Word(pieces: pieces, span: start..<position)
  }

  private mutating func bare() -> Word.Piece {
    let start = position
    // Two backslashes before a letter begin a path in a network.
    position += bytes[start...].starts(with: [0x5C, 0x5C]) ? 2 : 1
    while position < bytes.count, !isEnd(at: position) {
      if bytes[position] == UInt8(ascii: "\"") || escapes(at: position, isFirst: false) { break }
      if bytes[position] == UInt8(ascii: "$"), variableLength(at: position + 1) > 0 { break }
      if openingQuote(at: position, isFirst: false) != nil { break }
      position += 1
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

  private mutating func quotedPieces(_ quote: LexerQuote, into pieces: inout [Word.Piece]) {
    let opening = position
    var start = position
    var content: [UInt8] = []
    position += quote.opening
    let hasEscapes = quote.isDouble && !isWindowsPath(at: position)
    while position < bytes.count, quote.closingLength(in: bytes, at: position) == nil {
      if hasEscapes, bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
        content.append(Self.unescaped(bytes[position + 1]))
        position += 2
      } else if quote.isDouble, bytes[position] == UInt8(ascii: "$"), variableLength(at: position + 1) > 0 {
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
    if let closing = quote.closingLength(in: bytes, at: position) {
      position += closing
    } else {
      diagnostics.append(
        Diagnostic(
          "unterminated-quote", "this quote is never closed", kind: .usage, at: .span(opening..<bytes.count),
          help: "put \(.code(quote.closingText)) at its end"))
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

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    default: byte
    }
  }
}
