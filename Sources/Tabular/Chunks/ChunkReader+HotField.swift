extension ChunkReader {
  /// What the loop needs to know of a field, in one place.
  struct HotField {
    /// The actions without what they carry, so that the field is small and its parts aligned.
    enum Kind: UInt8 {
      case skip, flag, key, mode, category, text, trackID, rowNumber
      /// A number with a decimal point, which has a fast path.
      case number
      /// A number that may have a comma for a point.
      case spelledNumber
    }

    let offset: Int
    let column: Int
    let limit: Float
    let kind: Kind
    let quantity: TablePlan.Quantity
    let isArtists: Bool
    let isRecognised: Bool

    init(_ field: TablePlan.Field, column: Int, offset: Int, decimalComma: Bool) {
      self.offset = offset
      self.column = column
      isArtists = field.isArtists
      isRecognised = field.isRecognised
      var limit = -Float.infinity
      var quantity = TablePlan.Quantity.plain
      switch field.action {
      case .skip: kind = .skip
      case .number(let counted, let missing):
        kind = decimalComma ? .spelledNumber : .number
        quantity = counted
        limit = missing
      case .flag: kind = .flag
      case .key: kind = .key
      case .mode: kind = .mode
      case .category: kind = .category
      case .text: kind = .text
      case .trackID: kind = .trackID
      case .rowNumber: kind = .rowNumber
      }
      self.limit = limit
      self.quantity = quantity
    }

    /// A number as it is kept: NaN, which is no value, where it is infinite or at most what stands for none.
    @inline(__always)
    func kept(_ value: Float) -> Float { value > limit && value < .infinity ? value : .nan }
  }
}
