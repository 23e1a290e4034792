import Network
import Shell

/// What the Spotify commands of a session keep open between two lines: one pool of connections, and the simulators of
/// demo accounts.
struct Connections: Sendable {
  let transport: any HTTPTransport = SessionTransport()
  let demo = DemoService()
}

extension Session {
  var connections: Connections { resources.one { Connections() } }
}
