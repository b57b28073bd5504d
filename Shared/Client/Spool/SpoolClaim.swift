internal import Files
package import Foundation
package import Schema

/// What this process has taken from the spool to send. To be released at the end; should the process die, others take it over.
package actor SpoolClaim {
    /// In the order of making, as they stood when they were claimed.
    package nonisolated let entries: [SpoolEntry]
    package nonisolated let spool: Spool
    private let folder: URL
    private var lock: SpoolLock?
    private var standings: [SubmissionID: SpoolName.Standing] = [:]
    private var byID: [SubmissionID: SpoolEntry]
    /// Of what was accepted: they are in the evidence topic, and were cited from there.
    private var settledDocuments: Set<Data> = []

    package init(spool: Spool, folder: URL, lock: SpoolLock, entries: [SpoolEntry]) {
        self.spool = spool
        self.folder = folder
        self.lock = lock
        self.entries = entries
        byID = Dictionary(entries.map { ($0.id, $0) }) { $1 }
        for entry in entries {
            switch entry.standing {
            case .waiting: standings[entry.id] = .waiting
            case .acknowledged(let offset): standings[entry.id] = .acknowledged(offset)
            case .handed, .refused: standings[entry.id] = .handed
            }
        }
    }

    /// Writes down, before they are given to a broker for the first time, the decisions that they are to wait for.
    ///
    /// - Returns: the entries as they are now to be sent.
    func passOn(_ entries: [SpoolEntry], after tokens: (PreparedSubmission) -> [PBPosition]) throws -> [SpoolEntry] {
        var changed: [SpoolEntry] = []
        let now = try entries.map { entry in
            guard standings[entry.id] == .waiting else { return entry }
            var later = entry
            later.submission = try entry.submission.passedOn(after: tokens(entry.submission), topics: spool.topics)
            if later.submission.digest != entry.submission.digest { changed.append(later) }
            return later
        }
        if !changed.isEmpty { try spool.write(changed, into: folder) }
        for entry in changed { byID[entry.id] = entry }
        return now
    }

    /// Notes on the disk that these are about to be given to a broker: from now on they may stand in the log, whatever happens.
    package func handOver(_ ids: [SubmissionID]) throws {
        for id in ids { try advance(id, to: .handed) }
        WholeFile.synchronize(folder: folder.path)
    }

    /// Notes where one stands in the log. Were this lost, it would only be sent once more and be recognised.
    package func acknowledge(_ id: SubmissionID, at offset: Int64) throws { try advance(id, to: .acknowledged(offset)) }

    private func advance(_ id: SubmissionID, to standing: SpoolName.Standing) throws {
        guard let now = standings[id], now != standing else { return }
        guard Spool.move(path(id, now), to: path(id, standing)) else {
            throw CommandError.cannotWrite(path(id, standing).path, WriteFailure(errno))
        }
        standings[id] = standing
    }

    private func path(_ id: SubmissionID, _ standing: SpoolName.Standing) -> URL {
        folder.appending(path: SpoolName(id, standing).text)
    }

    /// Its decision has been read: it leaves the spool, or stays among the refused to be read.
    ///
    /// - Parameter summary: one line for the batch it belongs to.
    package func settle(_ id: SubmissionID, refusal: SpoolRefusal? = nil, summary: String) throws {
        guard let standing = standings[id], let entry = byID[id] else { return }
        if let refusal {
            let file = SpoolFile(entry, refusal: refusal)
            let kept = spool.refused.appending(path: id.description).path
            try Spool.writing(kept) { try WholeFile.write(try file.encoded(), to: kept, mode: Spool.fileMode) }
        }
        // Before the file is gone: a line without its file is passed over, a file without its line would be sent again.
        if let batch = entry.batch, refusal?.retriable != true { try SubmissionBatch.note(id, summary, of: batch, in: spool) }
        unlink(path(id, standing).path)
        standings[id] = nil
        if refusal == nil { settledDocuments.formUnion(entry.documents) }
    }

    /// Takes it out of the spool, as if it had never been there.
    package func drop(_ id: SubmissionID) {
        guard let standing = standings.removeValue(forKey: id) else { return }
        unlink(path(id, standing).path)
    }

    /// Gives back what is not settled.
    package func release() {
        guard lock != nil else { return }
        // What could not be put back now, whoever looks next takes apart.
        do { try spool.putBack(folder, forgetting: settledDocuments) } catch {}
        lock = nil
    }
}
