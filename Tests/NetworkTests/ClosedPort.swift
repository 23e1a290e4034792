import FlyingSocks
import Foundation

/// A port of 127.0.0.1 at which nobody listens and which no other program can take while this value lives.
final class ClosedPort {
  let number: UInt16
  private let socket: Socket

  init() throws {
    socket = try Socket(domain: AF_INET)
    try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.disconnected }
    number = port
  }

  deinit { try? socket.close() }
}
