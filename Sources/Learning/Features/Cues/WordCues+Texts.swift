extension WordCues {
  /// The pieces whose numbers lie in one of a few equal stretches, wherever they occur.
  struct PieceStretch {
    /// One piece in one text.
    struct Occurrence {
      let text: UInt32
      let piece: UInt32
    }

    /// How many stretches there are.
    static let count = 64
    static let length = NameTokens.range / count

    let number: Int
    /// In the order of the texts, block by block.
    let occurrences: [[Occurrence]]

    var first: Int { number * Self.length }

    /// The occurrences in some texts, for each stretch.
    static func occurrences(
      in texts: Range<Int>, of examples: [Example], _ style: NameTokens.Style
    ) -> [[Occurrence]] {
      var result = [[Occurrence]](repeating: [], count: count)
      var reader = NameTokens.Reader(style)
      for text in texts {
        reader.withTokens(of: examples[text].texts) { pieces in
          for piece in pieces {
            result[Int(piece) / length].append(Occurrence(text: UInt32(text), piece: piece))
          }
        }
      }
      return result
    }

    /// Calls `body` with each occurrence: its text, and its piece as a place in the stretch.
    func forEach(_ body: (_ text: Int, _ place: Int) -> Void) {
      for block in occurrences {
        for occurrence in block { body(Int(occurrence.text), Int(occurrence.piece) - first) }
      }
    }
  }

  /// What is known of each text besides its pieces, in plain arrays: it is asked for at each occurrence of a piece.
  struct LabelledTexts {
    let artists: [Int32]
    let starts: [Int32]
    let genres: [Int32]
    let weights: [Float]

    var count: Int { artists.count }

    init(_ examples: [Example], weights: [Float]) {
      artists = examples.map { Int32(truncatingIfNeeded: $0.artist) }
      var starts: [Int32] = [0]
      var genres: [Int32] = []
      starts.reserveCapacity(examples.count + 1)
      for example in examples {
        genres += example.genres
        starts.append(Int32(genres.count))
      }
      self.starts = starts
      self.genres = genres
      self.weights = weights
    }
  }
}
