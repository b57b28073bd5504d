internal import Files
package import Foundation
package import Schema

/// One run of a file at a time: two at once would plan the same submissions, and the second would have nothing left to send and no word of what became of
/// them. The kernel ends a turn with its process.
package struct BatchTurn: Sendable {
    private let lock: SpoolLock

    /// - Parameter contents: the file's bytes and how they are to be read.
    /// - Throws: a ``CommandError`` if another run of the same file with the same key is under way.
    package static func take(_ contents: Data, key: PublicKey, topics: Topics) throws -> BatchTurn {
        let spool = try Spool(topics: topics)
        let path = spool.batches.appending(path: "\(SubmissionBatch.name(of: contents, key: key, topics: topics)).turn").path
        guard let lock = try Spool.writing(path, { try SpoolLock.free(path) }) else {
            throw CommandError(
                .refusedForNow, zh: "同一份文件正由另一个进程发送。请等它结束后再运行。没有发送任何内容。",
                en: "The same file is being taken in by another run. Run this again when that has ended. Nothing was sent.")
        }
        return BatchTurn(lock: lock)
    }
}
