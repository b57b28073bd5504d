internal import Foundation

/// The name this machine calls itself.
enum HostName {
    /// POSIX allows 255 bytes and a zero.
    private static let capacity = 256

    /// Without asking a name server, as Foundation's `hostName` may, and for long.
    static var current: String {
        var name = [CChar](repeating: 0, count: capacity)
        guard gethostname(&name, name.count - 1) == 0 else { return "host" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.isEmpty ? "host" : text
    }
}
