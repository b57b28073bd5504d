package import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
package import Streaming
internal import SupervisionCore
internal import SwiftProtobuf

/// Something an auditor objects to, with its place in the log.
package struct AuditFinding: Sendable, Hashable {
    package var partition: TopicPartition
    package var offset: Int64
    /// Stable, for programs.
    package var code: String
    package var zh: String
    package var en: String
}

/// What an audit looked at and what it found.
package struct AuditReport: Sendable {
    package struct Chain: Sendable {
        package var partition: TopicPartition
        package var records: Int
        package var decisions: Int
        package var undecided: Int
        package var ignored: [IgnoredReason: Int]
        package var chain: Data
    }

    package struct Loss: Sendable, Hashable {
        package var partition: TopicPartition
        /// The last record that is still good.
        package var lastGood: Int64
        package var reason: String
    }

    package var findings: [AuditFinding] = []
    package var chains: [Chain] = []
    package var decisions = 0
    package var accepted = 0
    package var refused = 0
    package var repeats = 0
    /// Decisions made under rules this program does not have: their signatures and chains were checked, but not whether the rules were followed.
    package var foreignRules = 0
    /// Decisions that could not be repeated because a log they build on is broken earlier.
    package var notRepeated = 0
    /// Tails that are lost, as the root key states. Shown for ever.
    package var losses: [Loss] = []
    /// Of those not repeated: how many rest on what is lost of a log.
    package var resting: [TopicPartition: Int] = [:]
    /// Decision partitions that end, for an auditor, where they were truncated or rewritten.
    package var broken: Set<TopicPartition> = []
    package var rankingsRecomputed = 0
    package var rankingsPublished = 0
}

/// Folds an archive of all topics and repeats every decision from its signed submission, trusting nobody: the chains, the acceptance rule, the
/// submissions' digests and signatures, the rights of the keys, the rules, the rankings byte for byte.
package struct Audit {
    package let archive: Archive
    package let kept: Kept
    private let published: [TopicPartition: [KeptHeads.Head]]
    package var report = AuditReport()

    /// - Parameters:
    ///   - kept: from an earlier look: without it a tail that was cut off cleanly everywhere leaves no trace.
    ///   - progress: told of each decision partition as its turn comes.
    package static func run(
        _ archive: Archive, kept: Kept = Kept(), progress: @escaping (TopicPartition) -> Void = { _ in }
    ) -> AuditReport {
        var audit = Audit(archive: archive, kept: kept, progress: progress)
        let stated = audit.examine(RegistryCore.self, stated: nil).first?.logStatements ?? LogStatements()
        _ = audit.examine(PledgesCore.self, stated: stated)
        _ = audit.examine(SupervisionCore.self, stated: stated)
        let scoring = audit.examine(ScoringCore.self, stated: stated)
        audit.compareRankings(with: scoring.first)
        audit.compareSubmissions()
        audit.compareHeads()
        return audit.report
    }

    private let progress: (TopicPartition) -> Void

    private init(archive: Archive, kept: Kept, progress: @escaping (TopicPartition) -> Void) {
        self.archive = archive
        self.kept = kept
        published = archive.publishedHeads()
        self.progress = progress
    }

    package mutating func object(_ partition: TopicPartition, _ offset: Int64, _ code: String, zh: String, en: String) {
        report.findings.append(AuditFinding(partition: partition, offset: offset, code: code, zh: zh, en: en))
    }

    private mutating func examine<Core: ServiceCore>(_ core: Core.Type, stated: LogStatements?) -> [Core.State] {
        let topic = archive.topics.decisions(Core.service)
        return topic.partitionNumbers.map { partition in
            let own = TopicPartition(topic: topic.name, partition: partition)
            progress(own)
            let heads = KeptHeads(of: own, (kept.heads[own] ?? []) + (published[own] ?? []))
            var examination = PartitionExamination<Core>(archive: archive, partition: partition, heads: heads, stated: stated)
            examination.run(&report)
            return examination.fold.state.domain
        }
    }

    /// The rankings topic is only a view; it must show exactly what scoring decided, under its cohort and period.
    private mutating func compareRankings(with scoring: ScoringState?) {
        let place = TopicPartition(topic: archive.topics.rankings.name, partition: 0)
        for record in archive[place.topic, 0] {
            guard let value = record.value, let published = try? PBPublishedRanking(serializedBytes: value) else {
                object(place, record.offset, "ranking_unreadable", zh: "这条排名无法读取。", en: "This ranking cannot be read.")
                continue
            }
            let closed = scoring?.closedCohorts.first { $0.value.position.offset == published.decision.offset }
            guard let closed, closed.value.published == published, record.key == Array("\(closed.key.cohort)/\(closed.key.period)".utf8)
            else {
                object(
                    place, record.offset, "ranking_differs", zh: "公布的排名与决定不符。",
                    en: "The published ranking is not the one that was decided.")
                continue
            }
            report.rankingsPublished += 1
        }
    }
}
