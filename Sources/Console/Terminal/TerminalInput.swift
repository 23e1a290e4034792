import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is typed or pasted at the terminal, kept in order until somebody asks for it, so that nothing is lost.
final class TerminalInput: Sendable {
  /// What comes next.
  enum Key: Hashable {
    case letter(Unicode.Scalar)
    case event(Signals.Event)
    case end
  }

  private struct State {
    var waiting: ArraySlice<Unicode.Scalar> = []
    var events: ArraySlice<Signals.Event> = []
    var decoder = KeyDecoder()
  }

  private let descriptor: Descriptor
  private let state = Mutex(State())

  init(_ descriptor: Descriptor = .input) { self.descriptor = descriptor }

  /// Whether something was read already and not asked for.
  var hasMore: Bool { state.withLock { !$0.waiting.isEmpty } }

  /// Whether nothing was typed or pasted that nobody asked for yet.
  var isIdle: Bool { !hasMore(within: 0) }

  /// Whether something that was typed or pasted can be read within so many milliseconds.
  func hasMore(within milliseconds: Int32) -> Bool {
    var source = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
    return hasMore || poll(&source, 1, milliseconds) > 0
  }

  /// Waits for the next key or event.
  func next() -> Key {
    while true {
      if let ready = state.withLock({ Self.take(&$0) }) { return ready }
      guard wait() else {
        state.withLock { if $0.decoder.isHolding { $0.waiting += $0.decoder.released() } }
        continue
      }
      guard let bytes = descriptor.read(most: 4096) else { return .end }
      state.withLock { $0.waiting += $0.decoder.letters(of: bytes) }
    }
  }

  /// The rest of a key that began with Escape, such as `[A`; `nil` if Escape was all.
  func sequence() -> String? {
    var text = ""
    while text.count < 8 {
      var source = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
      guard hasMore || poll(&source, 1, 50) > 0, case .letter(let letter) = next() else { break }
      if text.isEmpty, letter != "[", letter != "O" {
        putBack(letter)
        return nil
      }
      text.unicodeScalars.append(letter)
      if text.count > 1, letter.properties.isAlphabetic || letter == "~" { break }
    }
    return text.isEmpty ? nil : text
  }

  /// What the terminal answers to a question: all replies up to the one that tells its kind, or until patience ends.
  ///
  /// - Parameter patience: How long to wait, in milliseconds.
  func answer(patience: Int) -> String {
    let end = ContinuousClock.now + .milliseconds(patience)
    state.withLock { $0.decoder.expectsReplies = true }
    while state.withLock({ !$0.decoder.hasKind }) {
      let left = (end - ContinuousClock.now).components
      let milliseconds = left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000
      var source = pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0)
      guard milliseconds > 0, poll(&source, 1, Int32(milliseconds)) > 0,
        let bytes = descriptor.read(most: 4096)
      else {
        break
      }
      state.withLock { $0.waiting += $0.decoder.letters(of: bytes) }
    }
    return state.withLock { $0.decoder.replies }
  }

  /// All that the terminal has answered so far: a slow one answers while somebody types.
  var replies: String { state.withLock { $0.decoder.replies } }

  /// Gives a letter back, to be the next one.
  func putBack(_ letter: Unicode.Scalar) { state.withLock { $0.waiting = [letter] + $0.waiting } }

  /// Gives an event back, to be told next.
  func putBack(_ event: Signals.Event) { state.withLock { $0.events = [event] + $0.events } }

  /// Throws away what was typed ahead: after Ctrl-C the rest of a paste is not wanted.
  func discard() {
    state.withLock {
      $0.waiting = []
      $0.decoder = $0.decoder.forgettingKeys()
    }
    tcflush(descriptor.number, TCIFLUSH)
    _ = Signals.takeEvents()
  }

  private static func take(_ state: inout State) -> Key? {
    if let event = state.events.popFirst() { return .event(event) }
    return state.waiting.popFirst().map { .letter($0) }
  }

  /// Waits for bytes or events, and notes the events; `true` if there are bytes, `false` after events, a signal, or a
  /// moment in which nothing came while bytes were held.
  private func wait() -> Bool {
    var sources = [
      pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: Signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    // The rest of an answer comes at once, or what was held is the beginning of a key.
    let patience: Int32 = state.withLock { $0.decoder.isHolding } ? 50 : -1
    guard poll(&sources, nfds_t(sources.count), patience) > 0 else { return false }
    if sources[1].revents != 0 { state.withLock { $0.events += Signals.takeEvents() } }
    return sources[0].revents != 0
  }
}
