internal import Domain
internal import Files
package import Foundation
package import Schema

/// The user's own store of signed submissions: each is on the disk before it is sent, and stays there until its decision has been read.
///
/// A folder for each namespace, in the manner of a maildir: one file a submission, named by its id, whose order is the order of making
/// (``SpoolName``). Sub-folders say where it stands, and everything moves by renaming:
///
///     waiting/ID            never given to a broker
///     claimed/N/ID[@[OFF]]  a process is busy with it; N/lock is held while that process lives
///     sent/ID@[OFF]         given to a broker, decision not seen; with the offset if the broker acknowledged it
///     refused/ID            decided against, kept to be read
///     documents/DIGEST      evidence to be uploaded before the submissions that cite it
///     batches/…             how far files of many submissions have come (``SubmissionBatch``)
///
/// Killed at any point nothing is lost: a claim whose holder has died is taken apart by whoever looks next. Nothing is doubled: the bytes are the same
/// ones under the same id, and the log recognises them. Files that cannot be read are reported and left alone.
package struct Spool: Sendable {
    package let folder: URL
    package let topics: Topics

    /// - Parameter environment: `XDG_STATE_HOME` says where.
    package init(topics: Topics, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        self.topics = topics
        folder = UserFolder.state(environment).appending(path: "spool/\(topics.namespace)", directoryHint: .isDirectory)
        for place in [waiting, claimed, sent, refused, documents, batches] {
            try Self.writing(place.path) { try UserFolder.make(place) }
        }
    }

    package var waiting: URL { folder.appending(path: "waiting", directoryHint: .isDirectory) }
    package var claimed: URL { folder.appending(path: "claimed", directoryHint: .isDirectory) }
    package var sent: URL { folder.appending(path: "sent", directoryHint: .isDirectory) }
    package var refused: URL { folder.appending(path: "refused", directoryHint: .isDirectory) }
    var batches: URL { folder.appending(path: "batches", directoryHint: .isDirectory) }

    static let fileMode: mode_t = 0o600

    /// Keeps submissions that wait to be sent. When this returns they are on the disk; whatever ends it on the way, the first of them are, without a gap.
    ///
    /// Those whose id is in the spool already stay as they are there.
    ///
    /// - Parameters:
    ///   - batch: the file they come from (``SubmissionBatch/name``).
    ///   - replaces: the older one that the only one takes the place of.
    ///   - documents: the digests of those kept (``keep(_:)``) that are to be uploaded before.
    package func put(
        _ submissions: [PreparedSubmission], batch: String? = nil, replaces: SubmissionID? = nil, documents: [Data] = []
    ) throws {
        let known = try Set(places().map(\.name.id))
        let entries = submissions.filter { !known.contains($0.id) }.map {
            SpoolEntry(submission: $0, batch: batch, replaces: replaces, documents: documents, standing: .waiting, isClaimed: false)
        }
        try write(entries, into: waiting)
    }

    /// Keeps submissions and claims them at once, so that nobody else sends them meanwhile.
    package func putClaimed(_ submissions: [PreparedSubmission], documents: [Data] = []) throws -> SpoolClaim {
        let (place, lock) = try newClaim()
        let entries = submissions.map {
            SpoolEntry(submission: $0, batch: nil, replaces: nil, documents: documents, standing: .waiting, isClaimed: true)
        }
        try write(entries, into: place)
        return SpoolClaim(spool: self, folder: place, lock: lock, entries: entries)
    }

    /// Those never given to a broker.
    package func write(_ entries: [SpoolEntry], into place: URL) throws {
        let files = try entries.map { (name: SpoolName($0.id, .waiting).text, data: try SpoolFile($0).encoded()) }
        try Self.writing(place.path) { try WholeFile.write(files, into: place, mode: Self.fileMode) }
    }

    /// Waits for the lock of the whole spool; held for a moment only.
    package func gate() throws -> SpoolLock {
        try Self.writing(folder.path) { try SpoolLock.waiting(for: folder.appending(path: "lock").path) }
    }

    // MARK: Claiming

    /// Takes what may be sent, in the order of making, for this process alone; nobody can take it until the claim is released or the process ends.
    ///
    /// - Parameters:
    ///   - ids: only these; nil is everything.
    ///   - again: also those that were refused for now.
    /// - Returns: the claim, and the files that could not be read.
    package func claim(_ ids: Set<SubmissionID>? = nil, again: Bool = false) throws -> (SpoolClaim, damaged: [DamagedSpoolFile]) {
        let (place, lock) = try newClaim()
        // One process takes at a time: so no two share what belongs in one order.
        let gate = try takeApartWhatNobodyHolds()
        defer { withExtendedLifetime(gate) {} }
        let contents = try contents()
        try sweep()
        if contents.damaged.isEmpty { try sweepDocuments(citedBy: contents.entries.map(\.entry)) }
        // Else they would come back once their successors are done.
        for old in contents.superseded where !old.path.hasPrefix(claimed.path) { unlink(old.path) }
        var entries: [SpoolEntry] = []
        for (entry, path) in contents.entries where ids?.contains(entry.id) ?? true {
            let standing: SpoolName.Standing
            switch entry.standing {
            case .waiting: standing = .waiting
            case .handed: standing = .handed
            case .acknowledged(let offset): standing = .acknowledged(offset)
            case .refused(let refusal):
                guard again, refusal.retriable else { continue }
                standing = .handed
            }
            guard !entry.isClaimed, Self.move(path, to: place.appending(path: SpoolName(entry.id, standing).text)) else { continue }
            entries.append(
                SpoolEntry(
                    submission: entry.submission, batch: entry.batch, replaces: entry.replaces, documents: entry.documents,
                    standing: standing == .handed ? .handed : entry.standing, isClaimed: true))
        }
        WholeFile.synchronize(folder: place.path)
        return (SpoolClaim(spool: self, folder: place, lock: lock, entries: entries), contents.damaged)
    }

    private func newClaim() throws -> (URL, SpoolLock) {
        let place = claimed.appending(path: UUID().uuidString.lowercased(), directoryHint: .isDirectory)
        return try Self.writing(place.path) {
            // Nobody may find the folder before its lock is held.
            let gate = try gate()
            defer { withExtendedLifetime(gate) {} }
            try UserFolder.make(place)
            guard let lock = try SpoolLock.free(place.appending(path: "lock").path) else { throw WriteFailure(EBUSY) }
            return (place, lock)
        }
    }

    /// Puts back what dead processes had claimed: what was given to a broker among the sent, the rest among the waiting.
    ///
    /// - Returns: the lock under which claims are made and taken apart.
    @discardableResult
    func takeApartWhatNobodyHolds() throws -> SpoolLock {
        try Self.writing(folder.path) {
            let gate = try gate()
            for name in try Self.names(in: claimed) {
                let place = claimed.appending(path: name, directoryHint: .isDirectory)
                guard let lock = try SpoolLock.free(place.appending(path: "lock").path) else { continue }
                try putBack(place)
                withExtendedLifetime(lock) {}
            }
            return gate
        }
    }

    /// Gives a claim back, under the lock under which claims are made: so nobody who is counting looks while files move.
    ///
    /// - Parameter documents: those that can go unless somebody else cites them, too.
    func putBack(_ place: URL, forgetting documents: Set<Data>) throws {
        let gate = try takeApartWhatNobodyHolds()
        defer { withExtendedLifetime(gate) {} }
        try putBack(place)
        guard !documents.isEmpty else { return }
        let cited = Set(try contents().entries.flatMap(\.entry.documents))
        for digest in documents.subtracting(cited) { forget(digest) }
    }

    /// Empties a claim's folder and removes it.
    private func putBack(_ place: URL) throws {
        for text in try Self.names(in: place) {
            let path = place.appending(path: text)
            guard let name = SpoolName(text) else {
                // Half of a file that was never told to be kept, or the lock.
                unlink(path.path)
                continue
            }
            _ = Self.move(path, to: (name.standing == .waiting ? waiting : sent).appending(path: text))
        }
        rmdir(place.path)
    }

    // MARK: Files

    /// Halves of files whose writers died.
    private func sweep() throws {
        for place in [waiting, refused, documents, batches] {
            for name in try Self.names(in: place) where name.hasPrefix(".") && name.hasSuffix(".part") {
                let path = place.appending(path: name).path
                if Self.isLeftOver(path) { unlink(path) }
            }
        }
    }

    /// Nobody writes for an hour.
    static func isLeftOver(_ path: String) -> Bool {
        let hour = 3600
        var status = stat()
        return stat(path, &status) == 0 && time(nil) - status.st_mtim.tv_sec > hour
    }

    package static func move(_ from: URL, to: URL) -> Bool { rename(from.path, to.path) == 0 }

    /// Sorted, so that ids come in the order of making.
    ///
    /// - Throws: a ``CommandError`` if the folder is there and cannot be looked into: what is in it would seem to be lost.
    package static func names(in place: URL) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: place.path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            // Gone in this moment: another process has emptied it.
            return []
        } catch {
            throw CommandError(
                .badInput, zh: "提交箱（\(place.path)）读不了：\(error)。", en: "The spool (\(place.path)) cannot be read: \(error).")
        }
    }

    package static func writing<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do { return try body() } catch let failure as WriteFailure {
            throw CommandError(
                .cannotWrite,
                zh: "提交箱（\(path)）写不了：\(failure.wording(.zh))。没有发送。请腾出空间或放开权限，或用环境变量 XDG_STATE_HOME 指定另一个目录。",
                en:
                    "The spool (\(path)) cannot be written to: \(failure.wording(.en)). Nothing was sent. Make room, mend its rights, or name another folder with XDG_STATE_HOME."
            )
        }
    }
}
