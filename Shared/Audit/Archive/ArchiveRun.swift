internal import Files
package import Foundation
internal import RegistryCore
package import Schema
package import Streaming
internal import SwiftProtobuf

/// One run of `pledgeline archive`: everything new since the last one, while the system goes on.
package struct ArchiveRun {
    package let topics: Topics
    package let log: any Log
    package let folder: ArchiveFolder
    /// Whether names are archived too, into their own folder.
    package let names: Bool
    /// Milliseconds since 1970, to be told in the manifest.
    package let now: Int64
    package var progress: (TopicPartition) -> Void = { _ in }

    package init(
        topics: Topics, log: any Log, folder: ArchiveFolder, names: Bool, now: Int64,
        progress: @escaping (TopicPartition) -> Void = { _ in }
    ) {
        self.topics = topics
        self.log = log
        self.folder = folder
        self.names = names
        self.now = now
        self.progress = progress
    }

    package struct Report {
        package var manifest: ArchiveManifest
        package var names: ArchiveManifest?
        package var added = 0
        /// The SHA-256 of the manifest.
        package var digest = Data()
        /// Records in partitions that should not be there: they are not archived.
        package var beyond: [String: Int] = [:]

        package init(
            manifest: ArchiveManifest, names: ArchiveManifest? = nil, added: Int = 0, digest: Data = Data(), beyond: [String: Int] = [:]
        ) {
            self.manifest = manifest
            self.names = names
            self.added = added
            self.digest = digest
            self.beyond = beyond
        }
    }

    /// What names a record is read before the topic it names a record of, so that nothing that goes on meanwhile looks like a truncated log: views before
    /// decisions, a service's decisions before those it follows, decisions before submissions.
    package static func order(_ topics: Topics) -> [Topic] {
        [topics.heads, topics.rankings, topics.evidence] + Topics.services.reversed().map { topics.decisions($0) }
            + Topics.services.map { topics.submissions($0) }
    }

    package func run() async throws -> Report {
        let lock = try folder.lock()
        defer { withExtendedLifetime(lock) {} }
        let old = try manifest(in: folder)
        let oldNames = names ? try manifest(in: folder.names) : nil
        if let old { try folder.checkSizes(old) }
        if let oldNames { try folder.names.checkSizes(oldNames) }
        var report = Report(manifest: ArchiveManifest(namespace: topics.namespace, begun: now, partitions: []))
        try await checkPartitions(&report)
        do {
            if names { report.names = try await archive([topics.names], into: folder.names, after: oldNames, &report) }
            report.manifest = try await archive(Self.order(topics), into: folder, after: old, &report)
        } catch let refusal as ArchiveRefusal {
            throw refusal.error
        }
        if let manifest = report.names {
            _ = try folder.names.write(manifest)
            folder.names.removeUnnamed(manifest)
        }
        report.digest = try folder.write(report.manifest)
        folder.removeUnnamed(report.manifest)
        return report
    }

    private func manifest(in folder: ArchiveFolder) throws -> ArchiveManifest? {
        guard let manifest = try folder.manifest() else { return nil }
        guard manifest.namespace == topics.namespace else {
            throw CommandError(
                .usage, zh: "\(folder.url.path) 是命名空间“\(manifest.namespace)”的归档，不是“\(topics.namespace)”。请换一个文件夹。",
                en:
                    "\(folder.url.path) is the archive of the namespace “\(manifest.namespace)”, not “\(topics.namespace)”. Use another folder."
            )
        }
        return manifest
    }

    private func checkPartitions(_ report: inout Report) async throws {
        for topic in Self.order(topics) + (names ? [topics.names] : []) {
            guard let found = try await log.describe(topic: topic.name)?.partitionCount else { throw LogError.unknownTopic(topic.name) }
            guard found >= topic.partitions else {
                throw ArchiveRefusal(
                    kind: .partitions(found: found, needed: topic.partitions), place: TopicPartition(topic: topic.name, partition: 0),
                    offset: 0
                ).error
            }
            guard found > topic.partitions else { continue }
            let further = (Int32(topic.partitions)..<Int32(found)).map { TopicPartition(topic: topic.name, partition: $0) }
            let bounds = try await log.bounds(of: further)
            report.beyond[topic.name] = Int(bounds.values.reduce(0) { $0 + $1.high - $1.low })
        }
    }

    private func archive(
        _ wanted: [Topic], into folder: ArchiveFolder, after old: ArchiveManifest?, _ report: inout Report
    ) async throws -> ArchiveManifest {
        var manifest = ArchiveManifest(namespace: topics.namespace, begun: now, partitions: [])
        var heads: [TopicPartition: [KeptHeads.Head]] = [:]
        var contradicted: [(place: TopicPartition, head: KeptHeads.Head)] = []
        for topic in wanted {
            for partition in topic.partitionNumbers {
                let place = TopicPartition(topic: topic.name, partition: partition)
                progress(place)
                let archiving = PartitionArchiving(
                    log: log, folder: folder, topics: topics, topic: topic, place: place, heads: heads[place] ?? [])
                let outcome = try await archiving.run(after: old?[place])
                manifest.partitions.append(outcome.partition)
                report.added += outcome.added
                contradicted += outcome.contradicted.map { (place, $0) }
            }
            if case .heads = topic.role { heads = try ArchiveCheck.heads(manifest, in: folder, topics) }
        }
        manifest.partitions.sort { $0.place < $1.place }
        // What is contradicted may be stated to be lost: the registry's decisions tell.
        if !contradicted.isEmpty {
            let statements = try ArchiveCheck.registry(manifest, in: folder, topics).logStatements
            if let (place, head) = contradicted.first(where: { !statements.setsAside($0.head, of: $0.place) }) {
                let end = manifest[place]?.end ?? 0
                throw ArchiveRefusal(
                    kind: head.nextOffset > end ? .shorter(high: end) : .headContradicted, place: place,
                    offset: head.nextOffset > end ? head.nextOffset : head.nextOffset - 1)
            }
        }
        return manifest
    }
}
