internal import DequeModule
internal import Foundation
internal import Schema

/// Handles what the log reports about the worker's own records: acknowledgements, and the partition read back.
extension PartitionWorker {
    // MARK: Reading the own partition

    mutating func read(_ batch: any RecordBatch, _ references: Core.References) -> [WorkerEffect] {
        var effects: [WorkerEffect] = []
        effects.reserveCapacity(batch.count)
        for index in 0..<batch.count {
            batch.withRecord(at: index) { readBack($0, &effects) }
            if ended { return effects }
        }
        switch phase {
        case .restoring:
            if let end = batch.endReached, fold.nextOffset >= end {
                guard Guard.logReachesWhatWasKnown.holds(fold.nextOffset >= knownEnd(references)) else {
                    // A broker that has just become the leader may report a lagging end to its readers, but not when its bounds are
                    // queried.
                    return effects + askOwnEnd(references)
                }
                if let lost = unexplained(references) {
                    return effects + halt(.logViolated(FoldViolation(.chainBroken, own, lost.nextOffset - 1)))
                }
                phase = .startingWriter
                effects.append(.startWriter(life: life))
            }
        case .confirming: effects += confirm(references)
        case .active: effects += decide(references)
        default: break
        }
        return effects
    }

    /// Whether this life is over.
    private var ended: Bool {
        switch phase {
        case .idle, .pausing, .halted: true
        default: false
        }
    }

    private mutating func readBack(_ record: RecordView, _ effects: inout [WorkerEffect]) {
        guard let first = pending.popFirst() else { return effects += readForeign(record) }
        guard Guard.ownRecordIsReadBack.holds(record.offset == first.offset && same(first.value, record.value)) else {
            return effects += abandon(.foreignRecord(offset: record.offset))
        }
        confirmed = first.standing
        effects.append(.confirmed(first.decision, offset: first.offset))
    }

    private mutating func readForeign(_ record: RecordView) -> [WorkerEffect] {
        // None of our records is outstanding, so the fold decides what this record means.
        guard record.offset >= fold.nextOffset else { return [] }
        do {
            let folded = try fold.fold(record)
            if let witnessed, fold.nextOffset == witnessed.nextOffset,
                !Guard.logIsWhatWasRead.holds(fold.standing.chain == witnessed.chain)
            {
                return halt(.logViolated(FoldViolation(.chainBroken, own, record.offset)))
            }
            contradicted += heads?.contradicted(at: fold.standing) ?? []
            if case .opened(let open) = folded { rival = open.writer }
            switch (phase, folded) {
            case (.catchingUp(let epoch), .opened), (.inspectingInput(let epoch), .opened), (.active(let epoch), .opened):
                return Guard.rivalEndsLife.holds(fold.standing.epoch == epoch) ? [] : abandon(.lostToRival(rival))
            case (.catchingUp, .decided), (.inspectingInput, .decided), (.active, .decided):
                return abandon(.foreignRecord(offset: record.offset))
            default: return []
            }
        } catch {
            return halt(.logViolated(error))
        }
    }

    private func same(_ own: [UInt8], _ read: UnsafeRawBufferPointer?) -> Bool {
        guard let read, read.count == own.count else { return false }
        guard let start = read.baseAddress else { return true }
        return own.withUnsafeBytes { $0.baseAddress.map { memcmp($0, start, read.count) == 0 } ?? true }
    }

    mutating func acknowledge(_ all: [Acknowledgement], _ references: Core.References) -> [WorkerEffect] {
        for acknowledgement in all {
            guard acknowledgement.token == nextAcknowledged, acknowledgement.token < nextToken else {
                return abandon(.acknowledgementBroke("token \(acknowledgement.token) instead of \(nextAcknowledged)"))
            }
            nextAcknowledged += 1
            let expected = acknowledgement.token == 0 ? nil : unacknowledged.popFirst()
            let offset: Int64
            switch acknowledgement.result {
            case .success(let value): offset = value
            case .failure(let error):
                if Guard.acknowledgementIsGood.stands { return abandon(.acknowledgementBroke(String(describing: error))) }
                continue
            }
            if let expected {
                guard Guard.acknowledgementIsInPlace.holds(offset == expected) else {
                    return abandon(.acknowledgementBroke("offset \(offset) instead of \(expected)"))
                }
            } else {
                guard offset >= 0, case .opening(let epoch) = phase else {
                    return abandon(.acknowledgementBroke("offset \(offset) for the Open"))
                }
                phase = .confirming(epoch: epoch, offset: offset)
            }
            acknowledgedTo = offset + 1
            acknowledgedEnd = max(acknowledgedEnd, offset + 1)
        }
        return watch() + confirm(references)
    }

    // MARK: What is acknowledged is read back

    /// How far the own partition has been read; decisions anticipated since do not count.
    private var readTo: Int64 { pending.first?.offset ?? fold.nextOffset }

    private mutating func watch() -> [WorkerEffect] {
        guard readBackWatch == nil, Guard.acknowledgedIsReadBack.stands, readTo < acknowledgedTo else { return [] }
        timers += 1
        readBackWatch = ReadBackWatch(timer: timers, readTo: readTo)
        return [.startTimer(life: life, id: timers, milliseconds: limits.readBackMilliseconds)]
    }

    /// If nothing was read although acknowledged records are outstanding, the log may have lost them: a reader at the end of its partition
    /// would wait for ever.
    mutating func watchExpired(_ references: Core.References) -> [WorkerEffect] {
        guard let watched = readBackWatch else { return [] }
        readBackWatch = nil
        let more = watch()
        return watched.readTo == readTo && !more.isEmpty ? more + askOwnEnd(references) : more
    }

    /// The offset that the own partition certainly reaches: it was read up to here or a record just before was acknowledged, in any life,
    /// or an owner has published a head here.
    private func knownEnd(_ references: Core.References) -> Int64 {
        let (statements, own) = (statements(references), own)
        return max(witnessed?.nextOffset ?? 0, acknowledgedEnd, heads?.furthestAhead { statements.setsAside($0, of: own) } ?? 0)
    }

    /// The first published head that the log contradicts and that no loss statement sets aside.
    private func unexplained(_ references: Core.References) -> KeptHeads.Head? {
        let statements = statements(references)
        return contradicted.first { !statements.setsAside($0, of: own) }
    }

    /// Only one query at a time; the answer is compared with what was known when it was asked.
    private mutating func askOwnEnd(_ references: Core.References) -> [WorkerEffect] {
        guard ownEndAsked == nil else { return [] }
        timers += 1
        ownEndAsked = (timers, knownEnd(references))
        return [.queryEnds(life: life, query: timers, [own])]
    }

    mutating func take(ownEnd end: Int64, of query: UInt64) -> [WorkerEffect] {
        guard let asked = ownEndAsked, asked.query == query else { return [] }
        ownEndAsked = nil
        return end < asked.known ? halt(.logViolated(FoldViolation(.positionBeyondEnd, own, asked.known))) : []
    }
}
