import Foundation

/// Blocking sockets of 127.0.0.1, as far as the proxy needs them.
enum LoopbackSocket {
    #if canImport(Darwin)
        static let both = SHUT_RDWR
        private static let stream = SOCK_STREAM
    #else
        static let both = Int32(SHUT_RDWR)
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #endif

    /// No answer of Kafka's is longer in these tests.
    private static let longestFrame = 256 * 1_048_576

    /// - Returns: a socket that listens, and its port.
    static func listen() throws -> (Int32, UInt16) {
        let port = try freePort()
        let descriptor = socket(AF_INET, stream, 0)
        guard descriptor >= 0 else { throw TrialBrokerError.cannotStart("no socket") }
        var reuse: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let isBound = withAddress(port) { bind(descriptor, $0, $1) == 0 }
        #if canImport(Darwin)
            let isListening = isBound && Darwin.listen(descriptor, 64) == 0
        #else
            let isListening = isBound && Glibc.listen(descriptor, 64) == 0
        #endif
        guard isListening else {
            close(descriptor)
            throw TrialBrokerError.cannotStart("port \(port) is taken")
        }
        return (descriptor, port)
    }

    static func accept(_ listener: Int32) -> Int32? {
        #if canImport(Darwin)
            let descriptor = Darwin.accept(listener, nil, nil)
        #else
            let descriptor = Glibc.accept(listener, nil, nil)
        #endif
        guard descriptor >= 0 else { return nil }
        prepare(descriptor)
        return descriptor
    }

    static func connect(to port: UInt16) -> Int32? {
        let descriptor = socket(AF_INET, stream, 0)
        guard descriptor >= 0 else { return nil }
        #if canImport(Darwin)
            let isConnected = withAddress(port) { Darwin.connect(descriptor, $0, $1) == 0 }
        #else
            let isConnected = withAddress(port) { Glibc.connect(descriptor, $0, $1) == 0 }
        #endif
        guard isConnected else {
            close(descriptor)
            return nil
        }
        prepare(descriptor)
        return descriptor
    }

    private static func prepare(_ descriptor: Int32) {
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    private static func withAddress<R>(_ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    /// A frame without its length; nil at the end of the connection.
    static func frame(from descriptor: Int32) -> [UInt8]? {
        guard let head = read(4, from: descriptor) else { return nil }
        var reader = KafkaBytes(head)
        guard let length = reader.int32(), (0...longestFrame).contains(Int(length)) else { return nil }
        return read(Int(length), from: descriptor)
    }

    private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let received = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { recv(descriptor, $0 + done, count - done, 0) } ?? -1
            }
            if received < 0, errno == EINTR { continue }
            guard received > 0 else { return nil }
            done += received
        }
        return bytes
    }

    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            // A client that has gone must not end the process.
            let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, noSignal) }
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    #if canImport(Darwin)
        private static let noSignal: Int32 = 0
    #else
        private static let noSignal = Int32(MSG_NOSIGNAL)
    #endif
}

/// An address of 127.0.0.1 where connections are taken and nobody ever answers.
public final class SilentPort: Sendable {
    public let port: UInt16
    private let listener: Int32

    public init() throws { (listener, port) = try LoopbackSocket.listen() }

    deinit { close(listener) }
}
