/// A word of a line: pieces of literal text and variables, with the place of each.
public struct Word: Sendable, Hashable {
  /// A stretch of a word.
  public struct Piece: Sendable, Hashable {
    /// What a piece is.
    public enum Content: Sendable, Hashable {
      /// Text as typed; a comma or an equals sign in it has its meaning.
      case bare(String)
      /// Text in quotes or behind a backslash; nothing in it has a meaning.
      case quoted(String)
      /// `$name` or `$last.accuracy`, without the dollar sign.
      case variable(String)
    }

    /// What it is.
    public var content: Content
    /// Where it stands in the line: UTF-8 offsets, quotes included.
    public var span: Range<Int>
  }

  /// The pieces, in order.
  public var pieces: [Piece]
  /// Where the word stands in the line, UTF-8 offsets.
  public var span: Range<Int>

  /// A word of pieces.
  public init(pieces: [Piece], span: Range<Int>) {
    self.pieces = pieces
    self.span = span
  }

  /// Whether a variable in it has not been replaced by its value.
  public var hasVariable: Bool {
    pieces.contains { if case .variable = $0.content { true } else { false } }
  }

  /// Whether a part of it stands in quotes, or behind a backslash.
  var isQuoted: Bool { pieces.contains { if case .quoted = $0.content { true } else { false } } }

  /// The text without quotes; a variable stands as `$name`.
  public var text: String {
    pieces.reduce(into: "") { text, piece in
      switch piece.content {
      case .bare(let part), .quoted(let part): text += part
      case .variable(let name): text += "$" + name
      }
    }
  }

  /// The text as a saved session holds it: quoted only where needed.
  public var canonicalText: String {
    pieces.reduce(into: "") { text, piece in
      switch piece.content {
      case .bare(let part): text += part
      case .quoted(let part): text += Quoting.quoted(part)
      case .variable(let name): text += "$" + name
      }
    }
  }

  /// Key and rest, if the word starts with a bare `key` before the separator.
  ///
  /// A key is a letter followed by letters, digits, `_`, `-`, `.` or spaces that were quoted with it.
  public func split(at separator: Character) -> (key: Word, value: Word)? {
    guard let first = pieces.first, case .bare(let text) = first.content,
      let cut = text.firstIndex(of: separator), cut != text.startIndex
    else { return nil }
    let key = text[..<cut]
    guard key.first?.isLetter == true,
      key.allSatisfy({ $0.isLetter || $0.isNumber || "_-.&".contains($0) })
    else { return nil }
    let rest = text[text.index(after: cut)...]
    let keySpan = first.span(of: 0..<key.utf8.count)
    let restSpan = first.span(of: key.utf8.count + 1..<text.utf8.count)
    var valuePieces = Array(pieces.dropFirst())
    if !rest.isEmpty { valuePieces.insert(Piece(content: .bare(String(rest)), span: restSpan), at: 0) }
    return (
      Word(pieces: [Piece(content: .bare(String(key)), span: keySpan)], span: keySpan),
      Word(pieces: valuePieces, span: restSpan.lowerBound..<span.upperBound)
    )
  }

  /// The words between the bare commas of this one.
  public func splitAtCommas() -> [Word] {
    var words: [Word] = []
    var current: [Piece] = []
    var start = span.lowerBound
    for piece in pieces {
      guard case .bare(let text) = piece.content else {
        current.append(piece)
        continue
      }
      var offset = 0
      for (index, part) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
        if index > 0 {
          let comma = piece.span(of: offset..<offset + 1)
          words.append(Word(pieces: current, span: start..<max(comma.lowerBound, start)))
          current = []
          offset += 1
          start = piece.isFromLine ? comma.upperBound : piece.span.lowerBound
        }
        let end = offset + part.utf8.count
        if !part.isEmpty {
          current.append(Piece(content: .bare(String(part)), span: piece.span(of: offset..<end)))
        }
        offset = end
      }
    }
    words.append(Word(pieces: current, span: start..<span.upperBound))
    return words
  }

  /// What of the word stands before an offset of the line; pieces in quotes are taken whole.
  func prefix(upTo end: Int) -> Word {
    Word(pieces: pieces.compactMap { $0.clipped(to: span.lowerBound..<end) }, span: span.lowerBound..<end)
  }

  /// What of the word stands behind an offset of the line.
  func suffix(from start: Int) -> Word {
    Word(pieces: pieces.compactMap { $0.clipped(to: start..<span.upperBound) }, span: start..<span.upperBound)
  }

  /// The last operand of a condition that is typed without spaces: `h` of `genre=h`, `ro` of `(pop,ro`.
  var lastOperand: Word {
    for piece in pieces.reversed() {
      guard case .bare(let text) = piece.content, piece.isFromLine else { continue }
      let bytes = Array(text.utf8)
      guard let cut = bytes.lastIndex(where: { "(),=<>!".utf8.contains($0) }) else { continue }
      return suffix(from: piece.span.lowerBound + cut + 1)
    }
    return self
  }
}

extension Word.Piece {
  /// Whether bare text stands in the line as it is; that of an alias stands where the alias does.
  fileprivate var isFromLine: Bool {
    if case .bare(let text) = content { return text.utf8.count == span.count }
    return false
  }

  /// Where a part of the bare text stands: UTF-8 offsets in it.
  fileprivate func span(of part: Range<Int>) -> Range<Int> {
    isFromLine ? span.lowerBound + part.lowerBound..<span.lowerBound + part.upperBound : span
  }

  fileprivate func clipped(to range: Range<Int>) -> Word.Piece? {
    guard span.overlaps(range) else { return nil }
    guard case .bare(let text) = content, isFromLine,
      !(range.lowerBound <= span.lowerBound && span.upperBound <= range.upperBound)
    else { return self }
    let kept = span.clamped(to: range)
    let bytes = Array(text.utf8)[kept.lowerBound - span.lowerBound..<kept.upperBound - span.lowerBound]
    return Word.Piece(content: .bare(String(decoding: bytes, as: UTF8.self)), span: kept)
  }
}
