import Foundation

/// A file locked by one process at a time, however that process ends.
struct FileLock {
    private let descriptor: Int32

    /// Waits until nobody else holds it, on a thread of Dispatch's.
    static func hold(_ file: URL) async throws -> FileLock {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "told year's lock").async { continuation.resume(with: Result { try FileLock(file) }) }
        }
    }

    private init(_ file: URL) throws {
        descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    func release() { close(descriptor) }
}
