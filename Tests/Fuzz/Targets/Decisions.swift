internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore
internal import SwiftProtobuf

/// A series of records in one input: each with two bytes of length before it, most significant first. If the highest bit is set the bytes are a
/// record as it stands; otherwise they are a record's body, which is made to fit (epoch, sequence, chain), because no mutation finds a digest.
struct RecordSeries {
    struct Part {
        var bytes: Data
        var isRaw: Bool
    }

    var parts: [Part] = []

    init(_ bytes: Data) {
        var rest = bytes[...]
        while rest.count >= 2 {
            let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
            parts.append(Part(bytes: Data(rest.prefix(length & 0x7fff)), isRaw: length & 0x8000 != 0))
            rest = rest.dropFirst(length & 0x7fff)
        }
    }

    init(bodies: [Data]) { parts = bodies.map { Part(bytes: $0, isRaw: false) } }

    var bytes: Data {
        parts.reduce(into: Data()) { all, part in
            let length = min(part.bytes.count, 0x7fff) | (part.isRaw ? 0x8000 : 0)
            all.append(contentsOf: [UInt8(length >> 8), UInt8(length & 0xff)])
            all.append(part.bytes.prefix(0x7fff))
        }
    }
}

extension FuzzTarget {
    func fuzzDecisions(_ bytes: Data) throws {
        let series = RecordSeries(bytes)
        try fold(series, RegistryCore.self)
        try fold(series, PledgesCore.self)
        try fold(series, SupervisionCore.self)
        try fold(series, ScoringCore.self)
    }

    private func fold<Core: ServiceCore>(_ series: RecordSeries, _ core: Core.Type) throws {
        guard let topics = Topics(namespace: "county") else { throw FuzzFailure("namespace") }
        let own = TopicPartition(topic: topics.decisions(Core.service).name, partition: 0)
        var fold = AcceptanceFold<WorkerState<Core.State>>(namespace: topics.namespace, partition: own)
        for part in series.parts {
            guard let value = part.isRaw ? [UInt8](part.bytes) : try fitting(part.bytes, to: fold.standing) else { continue }
            let before = fold.standing
            do throws(FoldViolation) {
                let folded = try fold.fold(value, at: before.nextOffset)
                if case .ignored = folded, fold.standing.chain != before.chain { throw FoldViolation(.chainBroken, own, -1) }
            } catch {
                guard error.offset >= 0 else { throw FuzzFailure("an ignored record went into the chain") }
                return
            }
        }
        // A state that no decider would have led to must not trap one either.
        var payload = PBPayload()
        payload.body = .tick(PBTick(), of: Core.service)
        let submission = Submission(id: SubmissionID(milliseconds: 0, random: (0, 0)), key: SmallCity.signers[6], payload: payload)
        let references = Core.References(topics: topics)
        let context = DecisionContext(
            topics: topics, partition: 0, time: max(0, fold.standing.time), ownCut: fold.standing.cut(of: own), referenceCut: [])
        _ = Core.decide(submission, in: context, state: fold.state.domain, references: references)
    }

    /// The body as its writer would have appended it here; nil if it is none.
    private func fitting(_ bytes: Data, to standing: Standing) throws -> [UInt8]? {
        guard var body = try? PBRecordBody(serializedBytes: bytes) else { return nil }
        switch body.kind {
        case .open(var open):
            open.prevEpoch = standing.epoch
            open.wire = Wire.version
            body.open = open
        case .decision(var decision):
            decision.epoch = standing.epoch
            decision.seq = standing.nextSequence
            decision.previousOffset = standing.lastInput
            decision.inputOffset = max(standing.lastInput + 1, decision.inputOffset % 1_000)
            body.decision = decision
        case nil: return nil
        }
        var record = PBLogRecord()
        record.body = try body.serializedData()
        if case .decision = body.kind { record.chain = Chain.next(after: standing.chain, body: record.body) }
        return try record.serializedBytes()
    }
}
