import Foundation

/// A port of 127.0.0.1 that was free a moment ago.
///
/// It lies below the ports that systems hand out by themselves, so that nobody's connection has it by chance when a process that was killed
/// wants it again.
public func freePort() throws -> UInt16 {
    for _ in 0..<200 {
        let port = UInt16.random(in: 18_000..<32_000)
        if try isFree(port) { return port }
    }
    throw TrialBrokerError.cannotStart("no free port")
}

private func isFree(_ port: UInt16) throws -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw TrialBrokerError.cannotStart("no socket") }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            bind(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
