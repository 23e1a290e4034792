#if canImport(Glibc)
  import Glibc
  private let systemRead = Glibc.read
  private let systemWrite = Glibc.write
#else
  import Darwin
  private let systemRead = Darwin.read
  private let systemWrite = Darwin.write
#endif

/// An open file, pipe or terminal by its number.
struct Descriptor: Sendable, Hashable {
  let number: Int32

  static let input = Descriptor(number: STDIN_FILENO)
  static let output = Descriptor(number: STDOUT_FILENO)
  static let error = Descriptor(number: STDERR_FILENO)

  /// Whether it is a terminal.
  var isTerminal: Bool { isatty(number) == 1 }

  /// The window's columns and rows, if it is a terminal that knows them.
  var window: (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Writes all of the text; `false` if nobody reads any more or the device is full.
  @discardableResult
  func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = systemWrite(number, start, rest.count)
        if count > 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno == EAGAIN {
          var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
        } else if errno != EINTR {
          return false
        }
      }
      return true
    }
  }

  /// Reads what there is, up to `most` bytes: empty if a signal came first, `nil` at the end.
  func read(most: Int = 65536) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: most)
    let count = systemRead(number, &bytes, most)
    if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : nil }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}
