internal import Client
internal import Domain
internal import Files
internal import Foundation
package import RegistryCore
package import Schema
package import Streaming
internal import SwiftProtobuf

/// Looks through an archive without a broker: the files' digests, the order of the records, the decisions' chains by the acceptance fold, every decided
/// submission against the digest it was decided under, and the heads that were published.
package struct ArchiveCheck {
    package struct Finding: Hashable, Sendable {
        package var place: TopicPartition
        package var offset: Int64
        /// Stable, for programs.
        package var code: String
        package var zh: String
        package var en: String

        package init(place: TopicPartition, offset: Int64, code: String, zh: String, en: String) {
            self.place = place
            self.offset = offset
            self.code = code
            self.zh = zh
            self.en = en
        }
    }

    /// What an archive holds.
    package struct Contents {
        package var manifest: ArchiveManifest
        /// nil if no names were archived, or somebody has deleted them.
        package var names: ArchiveManifest?
        package var topics: Topics
        /// Where each decision partition stands at its end.
        package var standings: [TopicPartition: Standing] = [:]
        package var registry = RegistryState()
        package var findings: [Finding] = []
        package var records = 0

        package init(
            manifest: ArchiveManifest, names: ArchiveManifest? = nil, topics: Topics, standings: [TopicPartition: Standing] = [:],
            registry: RegistryState = RegistryState(), findings: [Finding] = [], records: Int = 0
        ) {
            self.manifest = manifest
            self.names = names
            self.topics = topics
            self.standings = standings
            self.registry = registry
            self.findings = findings
            self.records = records
        }
    }

    private let folder: ArchiveFolder
    private let progress: (TopicPartition) -> Void
    private var contents: Contents

    /// - Throws: a `CommandError` if there is no archive in the folder.
    package static func run(_ folder: ArchiveFolder, progress: @escaping (TopicPartition) -> Void = { _ in }) throws -> Contents {
        var check = try ArchiveCheck(folder, progress)
        try check.run()
        return check.contents
    }

    private init(_ folder: ArchiveFolder, _ progress: @escaping (TopicPartition) -> Void) throws {
        self.folder = folder
        self.progress = progress
        let manifest = try folder.existingManifest()
        guard let topics = Topics(namespace: manifest.namespace) else { throw CommandError.badNamespace(manifest.namespace) }
        contents = Contents(manifest: manifest, names: try folder.names.manifest(), topics: topics)
    }

    private mutating func run() throws {
        let topics = contents.topics
        for topic in ArchiveRun.order(topics) { checkPartitions(of: topic, contents.manifest) }
        if let names = contents.names { checkPartitions(of: topics.names, names) }
        guard contents.findings.isEmpty else { return }
        var heads: [TopicPartition: [KeptHeads.Head]] = [:]
        do {
            heads = try Self.heads(contents.manifest, in: folder, topics)
            contents.registry = try Self.registry(contents.manifest, in: folder, topics)
        } catch {
            // Told when the partition itself is looked through.
        }
        for service in Topics.services {
            for partition in Topics.partitionNumbers(of: service) {
                let own = TopicPartition(topic: topics.decisions(service).name, partition: partition)
                let input = TopicPartition(topic: topics.submissions(service).name, partition: partition)
                progress(own)
                try checkDecisions(own, of: input, heads[own] ?? [])
            }
        }
        for topic in [topics.heads, topics.rankings, topics.evidence] { try readThrough(topic, contents.manifest, in: folder) }
        if let names = contents.names { try readThrough(topics.names, names, in: folder.names) }
        if contents.findings.isEmpty, contents.registry.genesis == nil {
            object(
                TopicPartition(topic: topics.decisions(.registry).name, partition: 0), 0, "genesis_missing", zh: "归档里没有系统初始化决定。",
                en: "There is no genesis in the archive.")
        }
    }

    private mutating func object(_ place: TopicPartition, _ offset: Int64, _ code: String, zh: String, en: String) {
        contents.findings.append(Finding(place: place, offset: offset, code: code, zh: zh, en: en))
    }

    private mutating func object(_ damage: ArchiveDamage) {
        object(damage.place, damage.offset, damage.kind.rawValue, zh: damage.text(.zh), en: damage.text(.en))
    }

    private mutating func checkPartitions(of topic: Topic, _ manifest: ArchiveManifest) {
        let found = manifest.partitions.filter { $0.topic == topic.name }.map(\.partition).sorted()
        guard found != topic.partitionNumbers.map({ $0 }) else { return }
        object(
            TopicPartition(topic: topic.name, partition: 0), 0, ArchiveDamage.Kind.manifestDiffers.rawValue,
            zh: "清单没有列全 \(topic.name) 的分区。",
            en: "The manifest does not list the partitions of \(topic.name).")
    }

    private mutating func readThrough(_ topic: Topic, _ manifest: ArchiveManifest, in folder: ArchiveFolder) throws {
        for partition in manifest.partitions where partition.topic == topic.name {
            progress(partition.place)
            let reader = SegmentReader(partition, in: folder)
            do {
                while let record = try reader.next() {
                    guard topic.role == .heads, PBPartitionHead(record: record.value, in: contents.topics) == nil else { continue }
                    object(
                        partition.place, record.offset, "head_unreadable", zh: PBPartitionHead.unreadable.zh,
                        en: PBPartitionHead.unreadable.en)
                }
            } catch let damage as ArchiveDamage { object(damage) }
            contents.records += partition.records
        }
    }

    /// A decision partition with its submissions, side by side.
    private mutating func checkDecisions(_ own: TopicPartition, of input: TopicPartition, _ told: [KeptHeads.Head]) throws {
        guard let decisions = contents.manifest[own], let submissions = contents.manifest[input] else { return }
        contents.records += decisions.records + submissions.records
        var fold = AcceptanceFold<NoState>(namespace: contents.topics.namespace, partition: own)
        var heads = KeptHeads(of: own, told)
        var contradicted: [KeptHeads.Head] = []
        let (records, inputs) = (SegmentReader(decisions, in: folder), SegmentReader(submissions, in: folder))
        var chained = 0
        do {
            while let record = try records.next() {
                try checkChains(decisions, &chained, before: records.segmentsRead, fold.standing)
                let folded = try record.withView { view in try fold.fold(view) }
                contradicted += heads.contradicted(at: fold.standing)
                if case .decided(let decision) = folded, decision.statement.isEmpty, try !isThere(decision, in: inputs) {
                    object(
                        input, decision.inputOffset, "input_rewritten", zh: "决定 \(own)@\(record.offset) 所答复的提交不在，或摘要不符。",
                        en: "The submission that \(own)@\(record.offset) decided is not there, or has another digest.")
                    break
                }
            }
            try checkChains(decisions, &chained, before: decisions.segments.count, fold.standing)
            while try inputs.next() != nil {}
            guard fold.nextOffset == decisions.end else { throw FoldViolation(.offsetsMissing, own, fold.nextOffset) }
        } catch let violation as FoldViolation {
            object(
                own, violation.offset, violation.kind.rawValue, zh: "决定日志不完整：\(violation)",
                en: "The decision log is not intact: \(violation)")
        } catch let damage as ArchiveDamage {
            object(damage)
        }
        contents.standings[own] = fold.standing
        let statements = contents.registry.logStatements
        contradicted += told.filter { $0.nextOffset > fold.nextOffset }
        if let head = contradicted.first(where: { !statements.setsAside($0, of: own) }) {
            let violation = FoldViolation(head.nextOffset > fold.nextOffset ? .positionBeyondEnd : .chainBroken, own, head.nextOffset)
            object(
                own, head.nextOffset, violation.kind.rawValue, zh: violation.wordingAgainstKept(.zh), en: violation.wordingAgainstKept(.en))
        }
    }

    /// The chains that the manifest names after each segment.
    private mutating func checkChains(_ partition: ArchiveManifest.Partition, _ next: inout Int, before count: Int, _ standing: Standing)
        throws
    {
        while next < count {
            let segment = partition.segments[next]
            guard segment.chain == standing.chain.hex, segment.end == standing.nextOffset else {
                throw ArchiveDamage(segment: segment, place: partition.place, kind: .manifestDiffers, offset: segment.first)
            }
            next += 1
        }
    }

    private func isThere(_ decision: PBDecision, in inputs: SegmentReader) throws -> Bool {
        while let input = try inputs.next() {
            guard input.offset >= decision.inputOffset else { continue }
            guard input.offset == decision.inputOffset else { return false }
            return decision.inputDigest == (input.value.map { Digest.sha256($0) } ?? Data())
        }
        return false
    }

    /// The heads in an archive.
    package static func heads(
        _ manifest: ArchiveManifest, in folder: ArchiveFolder, _ topics: Topics
    ) throws -> [TopicPartition: [KeptHeads.Head]] {
        var heads: [TopicPartition: [KeptHeads.Head]] = [:]
        guard let partition = manifest[TopicPartition(topic: topics.heads.name, partition: 0)] else { return heads }
        let records = SegmentReader(partition, in: folder)
        while let record = try records.next() {
            guard let head = PBPartitionHead(record: record.value, in: topics), let standing = Standing(head) else { continue }
            heads[TopicPartition(topic: head.topic, partition: head.partition), default: []]
                .append(KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain))
        }
        return heads
    }

    /// The registry as the archive has it, as far as it can be folded.
    package static func registry(_ manifest: ArchiveManifest, in folder: ArchiveFolder, _ topics: Topics) throws -> RegistryState {
        let own = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        var fold = AcceptanceFold<RegistryState>(namespace: topics.namespace, partition: own)
        guard let partition = manifest[own] else { return fold.state }
        let records = SegmentReader(partition, in: folder)
        while let record = try records.next() {
            do { _ = try record.withView { try fold.fold($0) } } catch is FoldViolation { break }
        }
        return fold.state
    }
}
