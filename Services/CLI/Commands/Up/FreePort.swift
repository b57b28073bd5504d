internal import Foundation

/// Ports of 127.0.0.1 nobody listens on.
enum FreePort {
    /// The wanted one if it is free, else one the system chooses; nil if there is none.
    static func find(preferring wanted: UInt16) -> UInt16? { bind(wanted) ?? bind(0) }

    private static func bind(_ port: UInt16) -> UInt16? {
        #if canImport(Darwin)
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> Bool in
                #if canImport(Darwin)
                    guard Darwin.bind(descriptor, generic, length) == 0 else { return false }
                #else
                    guard Glibc.bind(descriptor, generic, length) == 0 else { return false }
                #endif
                return getsockname(descriptor, generic, &length) == 0
            }
        }
        return bound ? UInt16(bigEndian: address.sin_port) : nil
    }
}
