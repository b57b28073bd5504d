package import Domain
package import Foundation

/// A file descriptor that is written to: everything or an error, with the system's own number for it.
package struct OpenFile: ~Copyable {
    private let descriptor: Int32

    /// Takes the descriptor over and closes it.
    package init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    package func write(_ data: Data) throws(WriteFailure) { try Self.write(data, to: descriptor) }

    /// Waits until the disk has it. What has no disk behind it, such as a pipe, has nothing to wait for.
    package func synchronize() throws(WriteFailure) { try Self.synchronize(descriptor) }

    /// The same over a descriptor that somebody else owns.
    package static func synchronize(_ descriptor: Int32) throws(WriteFailure) {
        while fsync(descriptor) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EINVAL || code == ENOTSUP else { throw WriteFailure(code) }
            return
        }
    }

    /// The same over a descriptor that somebody else owns.
    package static func write(_ data: Data, to descriptor: Int32) throws(WriteFailure) {
        var rest = data[...]
        while !rest.isEmpty {
            let (count, code) = rest.withUnsafeBytes { (Foundation.write(descriptor, $0.baseAddress, $0.count), errno) }
            if count >= 0 { rest = rest.dropFirst(count) } else if code != EINTR { throw WriteFailure(code) }
        }
    }
}

/// Why something could not be written, by `errno`.
package struct WriteFailure: Error, Hashable {
    package let code: Int32

    package init(_ code: Int32) { self.code = code }

    /// Whether there is no room: the disk is full, a quota is used up, or a limit on the size of files is reached.
    package var isWantOfRoom: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

    /// The reason as far as it is the file system's; what to do about it, if that is known.
    package func wording(_ language: Language) -> String {
        switch code {
        case ENOSPC: language(zh: "磁盘已满，请腾出空间后重试", en: "the disk is full; make room and try again")
        case EDQUOT: language(zh: "磁盘配额已用完，请腾出空间后重试", en: "the disk quota is used up; make room and try again")
        case EFBIG: language(zh: "超出文件大小限制（ulimit -f）", en: "the limit on the size of files is reached (ulimit -f)")
        default: String(cString: strerror(code))
        }
    }
}
