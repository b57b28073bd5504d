internal import Crypto
internal import Files
package import Foundation
package import Schema
internal import Streaming

/// A file of many submissions on its way through the spool. Begun a second time, after whatever ended it, it makes the same submissions under the same
/// ids, leaves out those that are decided, and so goes on where it was.
///
/// It is known by what it says: the namespace, the signing key and the contents. When it was begun, on which the ids depend, is written down before
/// the first submission is kept.
package struct SubmissionBatch: Sendable {
    /// In hexadecimal: the SHA-256 of namespace, public key and contents.
    package let name: String
    /// Milliseconds since 1970 at which it was begun.
    package let made: Int64
    /// What became of those that are decided, a line for people each.
    package let decided: [SubmissionID: String]

    private struct Journal: Codable {
        var format = "pledgeline-batch-v1"
        var made: Int64
    }

    /// Takes a file up, where it was left if it was.
    ///
    /// - Parameters:
    ///   - anew: as if it had never been begun; what is still in the spool is sent all the same.
    ///   - whenTooOld: what becomes of one that was begun so long ago that its ids would be refused.
    ///   - time: milliseconds since 1970.
    /// - Throws: a `CommandError` if what is written down of it cannot be read, or it is too old to be gone on with: nobody knows what counts already.
    package static func begin(
        _ contents: Data, in spool: Spool, key: SigningKey, anew: Bool = false, whenTooOld: TooOld = .refused, time: Int64
    ) throws -> SubmissionBatch {
        let name = name(of: contents, key: key.publicKey, topics: spool.topics)
        let (journal, log) = (spool.batches.appending(path: "\(name).json"), logPath(name, spool))
        // Two that begin the same file at once must come to the same ids.
        let gate = try spool.gate()
        defer { withExtendedLifetime(gate) {} }
        if !anew, let found = try read(journal) {
            guard SeenSubmissions.isStale(SubmissionID(milliseconds: found.made, random: (0, 0)), at: time + day) else {
                return SubmissionBatch(name: name, made: found.made, decided: readLog(log))
            }
            if whenTooOld == .refused { throw tooOld(found.made) }
        }
        unlink(log.path)
        try Spool.writing(journal.path) {
            try WholeFile.write(JSONEncoder().encode(Journal(made: time)), to: journal.path, mode: Spool.fileMode)
        }
        return SubmissionBatch(name: name, made: time, decided: [:])
    }

    package static func name(of contents: Data, key: PublicKey, topics: Topics) -> String {
        var hash = SHA256()
        hash.update(data: Data("pledgeline-batch-v1\0\(topics.namespace)\0".utf8))
        hash.update(data: key.bytes)
        hash.update(data: contents)
        return hash.finalize().withUnsafeBytes { Data($0) }.hex
    }

    /// What becomes of a file begun too long ago.
    package enum TooOld: Sendable {
        case refused
        /// For whoever has compared the file with what has been decided since.
        case begunAnew
    }

    private static func tooOld(_ made: Int64) -> CommandError {
        let day = CivilDate(milliseconds: made)
        return CommandError(
            .usage, zh: "这份文件 \(day) 已开始提交，相隔太久，哪些行已有决定无从核对。请先查明，确要当作新的提交请加 --anew。",
            en:
                "This file was begun on \(day), too long ago to tell which of its lines are decided. Look first; --anew submits it as new.")
    }

    /// nil if it was never begun.
    private static func read(_ journal: URL) throws -> Journal? {
        do { return try JSONDecoder().decode(Journal.self, from: Data(contentsOf: journal)) } catch let error as CocoaError
            where error.code == .fileReadNoSuchFile
        {
            return nil
        } catch {
            throw CommandError(
                .badInput, zh: "\(journal.path) 读不了，不知道这份文件提交到了哪里：\(error)。要当作新的提交请加 --anew。",
                en: "\(journal.path) cannot be read, so nobody knows how far this file has come: \(error). --anew submits it as new.")
        }
    }

    /// The id of the submission at that place of the file, from 0: ids are in the order of places, and another file has others (RFC 9562, 6.2: a counter
    /// in the bits after the time).
    package func id(_ place: Int) -> SubmissionID {
        let digest = Digest.sha256(Data("\(name)\0\(made)\0\(place)".utf8))
        let random = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return SubmissionID(milliseconds: made + Int64(place / Self.counter), random: (UInt64(place % Self.counter), random))
    }

    private static let counter = 4096
    /// A day, so that there is time to finish it.
    private static let day: Int64 = 86_400_000

    // MARK: What is decided

    private static func logPath(_ name: String, _ spool: Spool) -> URL { spool.batches.appending(path: "\(name).decided") }

    /// A line that is torn or lost is a submission sent once more, and recognised.
    package static func note(_ id: SubmissionID, _ summary: String, of batch: String, in spool: Spool) throws {
        let path = logPath(batch, spool).path
        try Spool.writing(path) {
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, Spool.fileMode)
            guard descriptor >= 0 else { throw WriteFailure(errno) }
            let file = OpenFile(descriptor)
            try file.write(Data("\(id) \(summary)\n".utf8))
        }
    }

    private static func readLog(_ path: URL) -> [SubmissionID: String] {
        guard let text = try? String(contentsOf: path, encoding: .utf8) else { return [:] }
        var decided: [SubmissionID: String] = [:]
        for line in text.split(separator: "\n") {
            guard let id = SubmissionID(String(line.prefix(36))) else { continue }
            decided[id] = String(line.dropFirst(37))
        }
        return decided
    }
}
