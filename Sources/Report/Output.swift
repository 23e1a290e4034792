/// What a command says: blocks for the eye and facts for everything else.
public struct Output: Sendable, Hashable {
  /// A part of an output.
  public indirect enum Block: Sendable, Hashable {
    /// A title over what follows.
    case heading(Text)
    /// A line or a paragraph.
    case paragraph(Text)
    /// Something the reader should know before trusting what stands above.
    case warning(Text)
    /// A remark of less weight.
    case note(Text)
    /// How the numbers were obtained.
    case protocolLine(Text)
    /// What could be typed next; left out of scripts.
    case suggestion(Text)
    /// Short lines, each a point of its own.
    case list([Text])
    /// Names with their values.
    case fields([Field])
    /// Rows under named columns.
    case table(Table)
    /// Counts of pairs, such as a confusion matrix.
    case grid(Grid)
    /// Points, lines or bars over two axes.
    case plot(Plot)
    /// Distributions one above the other.
    case ridges(Ridges)
    /// Measures between −1 and 1 of pairs, such as correlations.
    case signedGrid(SignedGrid)
    /// Things joined by likeness.
    case dendrogram(Dendrogram)
    /// Text to be shown letter for letter, such as a session's lines.
    case verbatim(String)
    /// One JSON value for programs, in one line, which no window breaks.
    case json(String)
  }

  /// A name with its value.
  public struct Field: Sendable, Hashable {
    /// What is told.
    public var name: String
    /// What it is.
    public var value: Text
    /// Whether the name is something to type, and not merely a label.
    public var isTyped: Bool

    /// A field.
    public init(_ name: String, _ value: Text, typed isTyped: Bool = false) {
      self.name = name
      self.value = value
      self.isTyped = isTyped
    }
  }

  /// The parts, in reading order.
  public var blocks: [Block]
  /// The scalars, in the order in which the command declares them.
  public var facts: [Fact]

  /// An output of blocks and facts.
  public init(_ blocks: [Block] = [], facts: [Fact] = []) {
    self.blocks = blocks
    self.facts = facts
  }

  /// The fact of that name, or of one that it had formerly, if there is one.
  public func fact(_ name: String) -> Fact.Scalar? {
    (facts.first { $0.name.name == name } ?? facts.first { $0.name.formerly == name })?.value
  }

  /// Adds a block at the end.
  public mutating func append(_ block: Block) { blocks.append(block) }
}
