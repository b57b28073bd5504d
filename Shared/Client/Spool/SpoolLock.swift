package import Files
internal import Foundation

/// An exclusive `flock` on a file, held as long as this value lives. The kernel lets go of it when the process ends, however it ends, so a lock
/// that can be had belongs to nobody.
package final class SpoolLock: Sendable {
    private let descriptor: Int32

    /// Waits for it. What it guards takes a moment.
    package static func waiting(for path: String) throws(WriteFailure) -> SpoolLock {
        let descriptor = try file(path)
        while flock(descriptor, LOCK_EX) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(descriptor)
            throw WriteFailure(code)
        }
        return SpoolLock(descriptor)
    }

    /// nil if somebody who lives has it.
    package static func free(_ path: String) throws(WriteFailure) -> SpoolLock? {
        let descriptor = try file(path)
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return SpoolLock(descriptor) }
        let code = errno
        close(descriptor)
        guard code == EWOULDBLOCK else { throw WriteFailure(code) }
        return nil
    }

    private static func file(_ path: String) throws(WriteFailure) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WriteFailure(errno) }
        return descriptor
    }

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
