internal import Foundation

/// The name of this host.
enum HostName {
    /// POSIX allows 255 bytes and a terminating zero.
    private static let capacity = 256

    /// Does not ask a name server, which Foundation's `hostName` may do, and for long.
    static var current: String {
        var name = [CChar](repeating: 0, count: capacity)
        guard gethostname(&name, name.count - 1) == 0 else { return "host" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.isEmpty ? "host" : text
    }
}
