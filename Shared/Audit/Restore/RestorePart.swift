package import Files
internal import Foundation
internal import Schema
package import Streaming

/// One partition to be filled: what it is to hold, and how far it does.
///
/// What an interrupted run wrote is gone through record by record, and the next record to be written is the one after it.
struct RestorePart {
    let place: TopicPartition
    let role: Topic.Role
    let records: any RestoredRecords
    /// How many records the partition had when it was looked at: the next one gets this offset.
    var written: Int64 = 0
    /// Read and not yet written.
    var ahead: RestoredRecord?
    /// Records beyond what the archive holds.
    var beyond: [AuditRecord] = []

    /// Submissions and decisions keep their offsets.
    var isLog: Bool {
        switch role {
        case .submissions, .decisions: true
        case .rankings, .heads, .names, .evidence: false
        }
    }

    var isComplete: Bool { ahead == nil }

    /// Whether the next record is to be written now.
    ///
    /// - Parameter untimed: whether records of a log that have no time of their own are; those of views always are.
    func isDue(untimed: Bool) -> Bool { ahead.map { $0.timestamp != nil || untimed || !isLog } ?? false }

    /// More than one record beyond the archive says enough.
    private static let mostBeyond = 2

    /// Holds what the log has against what it is to have.
    ///
    /// - Parameter log: nil if the topic is not there yet.
    /// - Throws: ``RestoreRefusal`` if it has something else.
    mutating func place(in log: (any Log)?) async throws {
        guard let log else {
            ahead = try records.next()
            return
        }
        let bounds = try await log.bounds(of: place)
        guard bounds.low == 0 else { throw RestoreRefusal(place: place, offset: bounds.low, kind: .notFromStart) }
        ahead = try records.next()
        var part = self
        try await log.readAll(of: place, within: bounds) { view in try part.match(view) }
        self = part
        guard !isLog || written == bounds.high else { throw RestoreRefusal(place: place, offset: written, kind: .notEmpty) }
        written = bounds.high
    }

    private mutating func match(_ view: RecordView) throws {
        if isLog {
            guard view.offset == written else { throw RestoreRefusal(place: place, offset: written, kind: .notEmpty) }
            written += 1
        } else {
            // The broker may have compacted what stood between.
            while let expected = ahead, !expected.isHeld(in: view) { ahead = try records.next() }
        }
        guard let expected = ahead else {
            beyond.append(AuditRecord(view))
            guard isLog else { throw RestoreRefusal(place: place, offset: view.offset, kind: .notEmpty) }
            guard beyond.count < Self.mostBeyond else { throw RestoreRefusal(place: place, offset: view.offset, kind: .hasMore) }
            return
        }
        guard expected.isHeld(in: view) else { throw RestoreRefusal(place: place, offset: view.offset, kind: .notEmpty) }
        ahead = try records.next()
    }
}

/// Why nothing is restored: the cluster is not empty.
package struct RestoreRefusal: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Its first records are gone.
        case notFromStart
        /// It holds records that the archive does not have there.
        case notEmpty
        /// It holds all that the archive has, and more: it is in use.
        case hasMore
        /// The log took a record, but not at its offset: somebody else writes.
        case displaced(Int64)
        /// Read back, a record is not what was written.
        case altered
    }

    package var place: TopicPartition
    package var offset: Int64
    package var kind: Kind

    package init(place: TopicPartition, offset: Int64, kind: Kind) {
        self.place = place
        self.offset = offset
        self.kind = kind
    }

    package var error: CommandError {
        switch kind {
        case .notFromStart:
            CommandError(
                .misconfigured, zh: "\(place) 从偏移 \(offset) 开始，不是空主题。什么都没有写入。如果确实要恢复到这里，请先停止所有服务，删除本命名空间的全部主题，再运行一次。",
                en:
                    "\(place) begins at offset \(offset): it is not empty. Nothing was written. If this is where to restore to, stop all services, delete all topics of this namespace, and run this again."
            )
        case .notEmpty:
            CommandError(
                .misconfigured, zh: "\(place) @\(offset) 的内容与归档不同：集群不是空的。什么都没有写入。如果确实要恢复到这里，请先停止所有服务，删除本命名空间的全部主题，再运行一次。",
                en:
                    "What stands at \(place) @\(offset) is not in the archive: the cluster is not empty. Nothing was written. If this is where to restore to, stop all services, delete all topics of this namespace, and run this again."
            )
        case .hasMore:
            CommandError(
                .misconfigured, zh: "\(place) @\(offset) 起有归档之后的记录：集群正在使用。什么都没有写入。",
                en: "\(place) holds records after the archive, from offset \(offset) on: the cluster is in use. Nothing was written.")
        case .displaced(let found):
            CommandError(
                .misconfigured, zh: "\(place) 的记录应在偏移 \(offset)，却写到了 \(found)：有别人同时在写。请停止所有服务，删除本命名空间的全部主题，再运行一次。",
                en:
                    "A record of \(place) got offset \(found) instead of \(offset): somebody else is writing. Stop all services, delete all topics of this namespace, and run this again."
            )
        case .altered:
            CommandError(
                .falsified, zh: "写入后再读，\(place) @\(offset) 与归档不同（内容或时间）。请停止所有服务，删除本命名空间的全部主题，再运行一次。",
                en:
                    "Read back, \(place) @\(offset) is not as the archive has it (contents or time). Stop all services, delete all topics of this namespace, and run this again."
            )
        }
    }
}
