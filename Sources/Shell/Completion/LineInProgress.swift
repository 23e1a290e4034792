/// A line as far as it is typed: the words before the one at the cursor, that word, and the call that they make.
struct LineInProgress {
  /// Where the last command of the line begins: UTF-8 offset.
  let start: Int
  /// The words before the one that is being typed; their name decides what that one can be.
  let before: Call
  /// All words, read under the same name.
  let whole: Call
  /// The word that is being typed; `nil` behind a space.
  let current: Word?
  /// Whether the cursor stands in a remark.
  let isComment: Bool
  private let end: Int

  init(_ line: String, catalog: Catalog, aliases: [String: String]) {
    start = Lexer.commands(of: line).last?.lowerBound ?? 0
    let text = String(decoding: Array(line.utf8)[start...], as: UTF8.self)
    let lexed = Lexer.words(of: text)
    end = text.utf8.count
    isComment = lexed.commentStart != nil
    let isOpen = lexed.words.last?.span.upperBound == end
    current = isOpen ? lexed.words.last : nil
    before = Call(isOpen ? Array(lexed.words.dropLast()) : lexed.words, in: catalog, aliases: aliases)
    whole = Call(before.words + (isOpen ? lexed.words.suffix(1) : []), named: before.name)
  }

  /// What is typed of the current word.
  var typed: String { current?.text ?? "" }

  /// Where the current word stands.
  var range: Range<Int> { current?.span ?? end..<end }

  /// The argument that the current word is, or is the value of.
  var argument: Argument? {
    guard let current, let last = whole.arguments.last, last.value.span.upperBound == current.span.upperBound
    else {
      return nil
    }
    return last
  }
}
