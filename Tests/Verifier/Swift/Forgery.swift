import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing
import YearSupport

@testable import Audit

/// An adversary who owns the brokers and all services: whatever is changed, the rest of the log is written anew so that it fits. Sequence numbers,
/// previous offsets, chains, cuts, digests, views: only what signed submissions and the rules give is out of reach.
struct Forgery {
    var archive: Archive

    /// A partition of decisions, in which the adversary works.
    struct Target {
        var decisions: TopicPartition
        var input: TopicPartition
    }

    func target(_ service: PBService, key: String = "c01") -> Target {
        let decisions = archive.topics.decisions(service)
        let partition = decisions.partition(ofKey: key)
        return Target(
            decisions: TopicPartition(topic: decisions.name, partition: partition),
            input: TopicPartition(topic: archive.topics.submissions(service).name, partition: partition))
    }

    /// The first decision that fulfils the condition.
    func index(in target: Target, where condition: (PBDecision) -> Bool) throws -> Int {
        try #require(archive.bodies(of: target.decisions).firstIndex { $0.body.kind != nil && condition($0.body.decision) })
    }

    /// Changes the bodies of a partition and writes it anew.
    ///
    /// - Parameter renumbering: whether sequence numbers and previous offsets are made to fit too.
    mutating func rewrite(_ target: Target, renumbering: Bool = true, _ edit: (inout [PBRecordBody]) throws -> Void) throws {
        var bodies = archive.bodies(of: target.decisions).map(\.body)
        try edit(&bodies)
        if renumbering { Self.renumber(&bodies) }
        try write(bodies, to: target.decisions)
        try settle()
    }

    /// Changes a submission and the digest in the decision that answers it.
    mutating func rewriteSubmission(
        at index: Int, of target: Target, _ edit: (inout PBEnvelope) throws -> Void, decision: (inout PBDecision) throws -> Void = { _ in }
    ) throws {
        var bodies = archive.bodies(of: target.decisions).map(\.body)
        let offset = bodies[index].decision.inputOffset
        let place = try #require(archive.records[target.input]?.firstIndex { $0.offset == offset })
        var envelope = try PBEnvelope(record: #require(archive.records[target.input]?[place].value))
        try edit(&envelope)
        let value: [UInt8] = try envelope.serializedBytes()
        archive.records[target.input]?[place].value = value
        bodies[index].decision.inputDigest = Digest.sha256(value)
        try decision(&bodies[index].decision)
        try write(bodies, to: target.decisions)
        try settle()
    }

    private static func renumber(_ bodies: inout [PBRecordBody]) {
        var (sequence, last) = (UInt64(0), Int64(-1))
        for index in bodies.indices {
            guard case .decision(var decision)? = bodies[index].kind else {
                sequence = 0
                continue
            }
            (decision.seq, decision.previousOffset) = (sequence, last)
            (sequence, last) = (sequence + 1, decision.inputOffset)
            bodies[index].decision = decision
        }
    }

    private mutating func write(_ bodies: [PBRecordBody], to place: TopicPartition) throws {
        var chain = Chain.start(namespace: archive.topics.namespace, topic: place.topic, partition: place.partition)
        let followed = place.topic == archive.topics.decisions(.scoring).name ? chains() : [:]
        archive.records[place] = try bodies.enumerated().map { offset, body in
            var body = body
            Self.fit(&body, cuts: followed, own: place, chain)
            var stored = PBLogRecord()
            stored.body = try body.serializedData()
            chain = Chain.next(after: chain, body: stored.body)
            if case .decision? = body.kind { stored.chain = chain }
            return AuditRecord(
                offset: Int64(offset), timestamp: 0, key: Array(body.decision.submission.unit.utf8), value: try stored.serializedBytes())
        }
    }

    /// Rankings and recognitions name the chains they were computed at: these follow, with the digest.
    private static func fit(_ body: inout PBRecordBody, cuts: [TopicPartition: [Data]], own: TopicPartition, _ chain: Data) {
        func fitted(_ cut: [PBCutPosition]) -> [PBCutPosition] {
            cut.map { position in
                func isIn(_ place: TopicPartition) -> Bool {
                    place.decidingService == position.service && place.partition == position.partition
                }
                var position = position
                if isIn(own) {
                    position.chain = chain
                } else if let chains = cuts.first(where: { isIn($0.key) })?.value, chains.indices.contains(Int(position.offset) + 1) {
                    position.chain = chains[Int(position.offset) + 1]
                }
                return position
            }
        }
        for index in body.decision.accepted.facts.indices {
            switch body.decision.accepted.facts[index].content {
            case .scoring(.cohortClosed(var closed)):
                guard var ranking = try? PBRanking(serializedBytes: closed.ranking) else { continue }
                ranking.cut = fitted(ranking.cut)
                closed.ranking = (try? ranking.serializedData()) ?? Data()
                closed.digest = Digest.sha256(closed.ranking)
                body.decision.accepted.facts[index].scoring.cohortClosed = closed
            case .scoring(.recognitionClosed(var closed)):
                closed.cut = fitted(closed.cut)
                body.decision.accepted.facts[index].scoring.recognitionClosed = closed
            default: continue
            }
        }
    }

    /// The chains of the followed partitions: before their first record, and after each, as far as they hold.
    private func chains() -> [TopicPartition: [Data]] {
        var chains: [TopicPartition: [Data]] = [:]
        for service in Topics.services where service != .scoring {
            for partition in archive.topics.decisions(service).partitionNumbers {
                let place = TopicPartition(topic: archive.topics.decisions(service).name, partition: partition)
                var fold = AcceptanceFold<NoState>(namespace: archive.topics.namespace, partition: place)
                var found = [fold.standing.chain]
                for record in archive[place.topic, partition] {
                    guard let value = record.value, (try? fold.fold(value, at: record.offset)) != nil else { break }
                    found.append(fold.standing.chain)
                }
                chains[place] = found
            }
        }
        return chains
    }

    /// Scoring, which follows everybody, and the views are written anew after every change.
    mutating func settle() throws {
        let scoring = target(.scoring)
        try write(archive.bodies(of: scoring.decisions).map(\.body), to: scoring.decisions)
        archive.publishViews()
    }
}
