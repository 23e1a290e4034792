// Options and values spelled as other programs have them: `--epochs 5`, `epochs = 5`, `energy: 0.5`, `0,5`.
extension MeantLines {
  /// The line with every word in the spelling that the command reads; `nil` if nothing of it is known from elsewhere.
  func respelled(_ call: Call) -> String? {
    guard let description = call.description else { return nil }
    let head = description.words.count
    // What people type is shorter.
    guard call.words.count > head, call.words.count <= 200 else { return nil }
    let typed = call.words[head...].flatMap { Self.parts(of: $0.canonicalText) }
    let options = description.parameters.filter { $0.form == .option }.map(\.name)
    let takesPairs = description.parameters.contains { $0.form == .pairs }
    var words: [String] = []
    var place = 0
    while place < typed.count {
      let word = typed[place].spelled
      // `5`, `= 5` or `: 5` behind a name.
      var value = place + 1
      let isJoined = word.hasSuffix("=") || word.hasSuffix(":")
      if !isJoined, typed.indices.contains(value), ["=", ":", ":="].contains(typed[value]) { value += 1 }
      let name = (isJoined ? String(word.dropLast()) : word).lowercased()
      let isKey =
        options.contains(name)
        || takesPairs && Self.isName(name) && typed.indices.contains(value)
          && (value > place + 1 || isJoined || Double(typed[value].decimal) != nil)
      if isKey, typed.indices.contains(value), !typed[value].contains("=") {
        words.append("\(name)=\(typed[value].decimal)")
        place = value + 1
      } else {
        words.append(option(having: word, of: description, beside: words) ?? word)
        place += 1
      }
    }
    return ([description.name] + words).joined(separator: " ")
  }

  /// The word as the value of an option that lists it, as in `model=network`.
  private func option(having word: String, of description: CommandDescription, beside words: [String])
    -> String?
  {
    guard word.count > 1, !word.contains("="), Double(word) == nil, !description.takesWords else {
      return nil
    }
    return description.parameters.first { option in
      option.form == .option && !words.contains { $0.hasPrefix(option.name + "=") }
        && (option.choices.contains { $0.name == word.lowercased() }
          || option.completer.asksSession
            && offers(word, behind: "\(description.name) \(option.name)=\(word)"))
    }.map { "\($0.name)=\(word)" }
  }

  /// Words by which people say how much of a list they want.
  private static let counts: Set<String> = [
    "top", "limit", "most", "first", "head", "max", "n", "number", "best", "worst",
  ]

  /// `limit=5` for `top 5`, `n=5` or a bare `5`, where the command has an option of how much it lists.
  func counted(_ line: Edited, _ description: CommandDescription) -> [String] {
    guard
      let option = description.parameters.first(where: {
        $0.form == .option && Self.counts.contains($0.name) && $0.type == .integer
      })
    else { return [] }
    let places = [line.place - 1, line.place].filter(line.words.indices.contains)
    return places.compactMap { place in
      let parts = line.words[place].lowercased().split(separator: "=", omittingEmptySubsequences: false)
      let isCount = parts.first.map { Self.counts.contains(String($0)) } ?? false
      if parts.count == 2, isCount, let number = Int(parts[1]) {
        return line.line(line.replacing(place..<place + 1, by: ["\(option.name)=\(number)"]))
      }
      if parts.count == 1, isCount, line.words.indices.contains(place + 1),
        let number = Int(line.words[place + 1])
      {
        return line.line(line.replacing(place..<place + 2, by: ["\(option.name)=\(number)"]))
      }
      guard place == line.place, let number = Int(line.words[place]) else { return nil }
      return line.line(line.replacing(place..<place + 1, by: ["\(option.name)=\(number)"]))
    }
  }

  /// The pairs of `energy=0.5,tempo=120`, each by itself.
  private static func parts(of word: String) -> [String] {
    guard word.count(where: { $0 == "=" }) > 1, !word.contains("\"") else { return [word] }
    return word.split(separator: ",").map(String.init)
  }

  private static func isName(_ text: String) -> Bool {
    text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}

extension CommandDescription {
  /// Whether bare words can stand behind it.
  fileprivate var takesWords: Bool {
    parameters.contains {
      $0.form == .positional && $0.type == .text || $0.form == .list || $0.form.takesRest
    }
  }
}

extension String {
  /// The word without the dashes before options of programs, and without what stands around a dictionary.
  fileprivate var spelled: String {
    let bare = trimmed(["{", "}"])
    guard bare.hasPrefix("-"), Double(bare) == nil else { return bare.decimalPair }
    return String(bare.drop { $0 == "-" }).decimalPair
  }

  /// A number with a point for its comma, and without what stands around it.
  fileprivate var decimal: String {
    let bare = trimmed(["{", "}", ","])
    guard bare.wholeMatch(of: /-?[0-9]+,[0-9]+/) != nil else { return bare }
    return bare.replacing(",", with: ".")
  }

  /// `energy=0.5` for `energy=0,5`.
  private var decimalPair: String {
    guard let equals = firstIndex(of: "=") else { return self }
    return String(self[...equals]) + String(self[index(after: equals)...]).decimal
  }

  private func trimmed(_ letters: Set<Character>) -> String {
    let start = drop { letters.contains($0) }
    return String(start.reversed().drop { letters.contains($0) }.reversed())
  }
}
