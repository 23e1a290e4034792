import Dispatch
import Report
import Shell
import Synchronization
import Testing

@testable import Commands
import Work

/// A host with somebody at it: answers questions in order, and opens pages or not.
final class Person: Host {
  let environment: HostEnvironment
  let isInteractive: Bool
  private let answers: Mutex<[@Sendable (_ shown: String) -> String?]>
  private let log = Mutex("")
  private let browser: (@Sendable (String) -> Void)?
  private let isStopping = Mutex(false)

  init(
    _ environment: HostEnvironment, isInteractive: Bool = true, browser: (@Sendable (String) -> Void)? = nil,
    answers: [@Sendable (_ shown: String) -> String?] = []
  ) {
    self.environment = environment
    self.isInteractive = isInteractive
    self.browser = browser
    self.answers = Mutex(answers)
  }

  /// Everything that was shown so far.
  var shown: String { log.withLock { $0 } }
  func interrupt() { isStopping.withLock { $0 = true } }

  var isInterrupted: Bool { isStopping.withLock { $0 } }
  func show(_ progress: WorkProgress?) {}
  func show(_ record: Record) {}

  func show(_ output: Output) {
    // Everything that an output holds, also what a renderer would leave out.
    log.withLock { $0 += "\(output)\n" }
  }

  func ask(_ question: Text) -> String? {
    let next = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    return next?(shown)
  }

  /// Waits on this thread for something that takes its time, as a person at a question does.
  static func waiting<Value: Sendable>(_ work: @escaping @Sendable () async -> Value?) -> Value? {
    let result = Shared<Value?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let found = await work()
      result.value.withLock { $0 = found }
      done.signal()
    }
    done.wait()
    return result.value.withLock { $0 }
  }

  func open(page: String) -> Bool {
    browser?(page)
    return browser != nil
  }
}

/// Tests in which somebody thinks about an answer, one after the other: a person who waits holds a thread, and two of
/// them would hold all that a small machine has.
@Suite("Somebody at the prompt", .serialized)
struct AtThePromptTests {}

/// A value that two threads hand over.
final class Shared<Value: Sendable>: Sendable {
  let value: Mutex<Value>
  init(_ value: Value) { self.value = Mutex(value) }
}
