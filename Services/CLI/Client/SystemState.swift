internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore

/// Everything that has been decided, folded from the decision topics by the reader itself, to their ends or to a cut.
struct SystemState: Sendable {
    var references: ScoringReferences
    var scoring: AcceptanceFold<ScoringState>

    var registry: RegistryState { references.registry.registry }
    /// The pledges of all partitions.
    var pledges: PledgeReader { PledgeReader(references.pledges.folds.map(\.state)) }

    /// - Parameters:
    ///   - services: whose decisions are needed; the others stay empty.
    ///   - cut: the last offsets to include; nil is everything there is.
    static func read(
        _ connection: Connection, _ services: Set<PBService> = [.registry, .pledges, .supervision, .scoring], to cut: [PBCutPosition]? = nil
    ) async throws -> SystemState {
        let topics = connection.topics
        var references = ScoringReferences(topics: topics)
        var scoring = AcceptanceFold<ScoringState>(
            namespace: topics.namespace, partition: TopicPartition(topic: topics.decisions(.scoring).name, partition: 0))
        var last: [TopicPartition: Int64] = [:]
        for position in cut ?? [] { last[TopicPartition(topic: position.topic, partition: position.partition)] = position.offset }
        do {
            // What the owners say of the ends, asked before the ends themselves: on an intact log never more than is there.
            var heads = cut == nil ? try await HeadsReader(topics: topics, log: connection.log).kept() : [:]
            for partition in references.partitions where services.contains(where: { topics.decisions($0).name == partition.topic }) {
                try await connection.log.readAll(of: partition) { record in
                    guard cut == nil || record.offset <= last[partition] ?? -1 else { return }
                    try references.fold(record, of: partition)
                    try heads[partition]?.check(references.standing(of: partition), at: record.offset)
                }
                try heads[partition]?.checkEnd(references.standing(of: partition))
            }
            if services.contains(.scoring) {
                let own = scoring.partition
                try await connection.log.readAll(of: own) { record in
                    guard cut == nil || record.offset <= last[own] ?? -1 else { return }
                    _ = try scoring.fold(record)
                    try heads[own]?.check(scoring.standing, at: record.offset)
                }
                try heads[own]?.checkEnd(scoring.standing)
            }
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connection.brokers)
        } catch let violation as FoldViolation {
            throw CommandError(
                .falsified, zh: "决定日志被截断或改写：\(violation)。请运行 pledgeline verify。",
                en: "The log of decisions was truncated or rewritten: \(violation). Run pledgeline verify.")
        }
        return SystemState(references: references, scoring: scoring)
    }
}

extension KeptHeads {
    fileprivate mutating func check(_ standing: @autoclosure () -> Standing?, at offset: Int64) throws(FoldViolation) {
        guard isDue(after: offset), let standing = standing(), let violation = contradiction(at: standing) else { return }
        throw violation
    }

    fileprivate func checkEnd(_ standing: Standing?) throws(FoldViolation) {
        guard let standing, let violation = contradiction(atEnd: standing) else { return }
        throw violation
    }
}
