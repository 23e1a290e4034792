/// What a stretch of a line is, for colouring it.
public enum LineRole: Sendable, Hashable {
  /// A word of a command's name.
  case name
  /// The key of an option, or a keyword.
  case key
  /// A value.
  case value
  /// A value in quotes.
  case text
  /// `$name`.
  case variable
  /// A remark.
  case comment
  /// A word that is wrong.
  case fault
}

extension Parser {
  /// What each stretch of a line is, in order: UTF-8 spans. What is wrong is so whatever else it is.
  ///
  /// - Parameter cursor: The offset at which the person types; a word that ends there is not finished, so that it is
  ///   wrong only if nothing begins so.
  public func roles(of line: String, cursor: Int) -> [(span: Range<Int>, role: LineRole)] {
    var roles: [(span: Range<Int>, role: LineRole)] = []
    for range in Lexer.commands(of: line) {
      let text = String(decoding: Array(line.utf8)[range], as: UTF8.self)
      let start = range.lowerBound
      for (span, role) in self.roles(ofCommand: text, cursor: cursor - start) {
        roles.append((span.lowerBound + start..<span.upperBound + start, role))
      }
    }
    return roles
  }

  private func roles(ofCommand line: String, cursor: Int) -> [(span: Range<Int>, role: LineRole)] {
    let lexed = Lexer.words(of: line)
    let call = Call(lexed.words, in: catalog, aliases: aliases)
    var roles: [(Range<Int>, LineRole)] = []
    switch call.name {
    case .none: break
    case .open(_, let count): roles += lexed.words.prefix(count).map { ($0.span, .name) }
    case .known(_, let count): roles += lexed.words.prefix(count).map { ($0.span, .name) }
    case .unknown(_, let count):
      roles += lexed.words.prefix(count).map { ($0.span, .name) }
      let word = lexed.words[min(count, lexed.words.count - 1)]
      let couldBe = word.span.upperBound == cursor && couldBeName(Array(lexed.words.prefix(count)), word)
      roles.append((word.span, couldBe ? .name : .fault))
    }
    for argument in call.arguments {
      if let key = argument.key { roles.append((key.span.lowerBound..<key.span.upperBound + 1, .key)) }
      let isKeyword = call.description?.parameters[argument.parameter].form == .keyword
      roles += argument.value.pieces.map { piece in
        switch piece.content {
        case .bare: (piece.span, isKeyword ? .key : .value)
        case .quoted: (piece.span, .text)
        case .variable: (piece.span, .variable)
        }
      }
    }
    let unfinished = { (span: Range<Int>) in span.upperBound == cursor }
    var faults = call.straySpans.filter { !unfinished($0) }
    if let description = call.description {
      var expansion = Expansion(.unknown)
      faults += description.fill(call, &expansion).faults.compactMap(\.span).filter { !unfinished($0) }
    }
    roles = roles.filter { role in !faults.contains { $0.overlaps(role.0) && $0.contains(role.0.lowerBound) }
    }
    roles += faults.filter { !$0.isEmpty }.map { ($0, .fault) }
    if let start = lexed.commentStart { roles.append((start..<line.utf8.count, .comment)) }
    return roles.sorted { $0.0.lowerBound < $1.0.lowerBound }.map {
      (span: $0.0.clamped(to: 0..<line.utf8.count), role: $0.1)
    }
  }

  private func couldBeName(_ before: [Word], _ word: Word) -> Bool {
    let typed = CommandName.normal(word.text)
    switch CommandName(before, in: catalog) {
    case .none:
      return catalog.names.contains { $0.words[0].hasPrefix(typed) }
        || aliases.keys.contains { $0.hasPrefix(typed) }
    case .open(let commands, let count): return commands.contains { $0.words[count].hasPrefix(typed) }
    case .known, .unknown: return false
    }
  }
}

extension Call {
  /// Where the words stand that no parameter takes.
  var straySpans: [Range<Int>] {
    strays.map { stray in
      switch stray {
      case .unknownOption(let key): key.span
      case .surplus(let word): word.span
      }
    }
  }
}
