/// The rows that one thread has read, column by column, in blocks of fixed length that never move.
///
/// All raw memory of the reader is behind this type: rows are written through `row` one at a time, and read back by
/// `copy`, both within the bounds kept here.
struct ColumnBlocks: ~Copyable {
  /// How the values of a column lie in memory.
  enum Storage: Sendable {
    case none, number, flag, code, text

    var stride: Int {
      switch self {
      case .none: 0
      case .flag: 1
      case .number, .code: 4
      case .text: 8
      }
    }
  }

  /// Rows per block, a power of two: fewer in a table of very many columns, of which a block would be large.
  private let blockShift: Int
  private static let largestShift = 16
  private static let largestBlock = 1 << 25

  let storages: [Storage]
  /// Block after block, in each the columns one after another.
  private var blocks: [UnsafeMutableRawPointer] = []
  private let offsets: [Int]
  private let blockBytes: Int
  private(set) var rowCount = 0
  var texts = TextBuilder()
  var names: [NameTable]

  init(_ storages: [Storage]) {
    self.storages = storages
    let rowBytes = storages.reduce(0) { $0 + $1.stride }
    var shift = Self.largestShift
    while shift > 6 && rowBytes << shift > Self.largestBlock { shift -= 1 }
    blockShift = shift
    var offsets: [Int] = []
    var total = 0
    for storage in storages {
      offsets.append(total)
      // Each column begins at the boundary of a vector.
      total += (storage.stride << shift + 63) & ~63
    }
    self.offsets = offsets
    blockBytes = max(total, 8)
    names = storages.map { _ in NameTable() }
  }

  deinit { blocks.forEach { $0.deallocate() } }

  /// Where the next row's block lies and the row's place in it; a new block if the last one is full.
  @inline(__always)
  mutating func nextRow() -> (block: UnsafeMutableRawPointer, row: Int) {
    let row = rowCount & (1 &<< blockShift &- 1)
    if row == 0 && rowCount &>> blockShift == blocks.count {
      blocks.append(.allocate(byteCount: blockBytes, alignment: 64))
    }
    return (blocks[rowCount &>> blockShift], row)
  }

  @inline(__always) func offset(of column: Int) -> Int { offsets[column] }

  /// Forgets all rows; the memory is used again.
  mutating func removeAll() {
    rowCount = 0
    texts = TextBuilder()
    names = storages.map { _ in NameTable() }
  }

  /// Counts the row that was written.
  @inline(__always) mutating func commit() { rowCount &+= 1 }

  /// Calls `body` with the values of a column for the given rows, stretch by stretch.
  func forEachStretch(of column: Int, rows: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Void) {
    var row = rows.lowerBound
    let stride = storages[column].stride
    while row < min(rows.upperBound, rowCount) {
      let inBlock = row & (1 << blockShift - 1)
      let taken = min(rows.upperBound - row, 1 << blockShift - inBlock)
      let base = blocks[row >> blockShift] + offsets[column] + inBlock * stride
      body(UnsafeRawBufferPointer(start: base, count: taken * stride))
      row += taken
    }
  }
}
