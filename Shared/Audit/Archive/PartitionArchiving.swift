internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// Brings the archive of one partition up to where its log ends now.
///
/// The last segment is read from the log again and must have the digest it had: of a decision log that proves all before it too, since its records chain. What is
/// new goes on in that segment, written anew, until it is full. Topics that are compacted, or that somebody may delete from, are held against all that is
/// kept of them; where the log has let go of something, its archive is written anew, so that what was deleted there is deleted here.
struct PartitionArchiving {
    let log: any Log
    let folder: ArchiveFolder
    let topics: Topics
    let topic: Topic
    let place: TopicPartition
    /// What was published of a decision partition before this began to read it.
    var heads: [KeptHeads.Head] = []

    struct Outcome {
        var partition: ArchiveManifest.Partition
        var added = 0
        /// Heads that the log contradicts; they may be stated not to count.
        var contradicted: [KeptHeads.Head] = []
    }

    private var isView: Bool {
        switch topic.role {
        case .submissions, .decisions: false
        case .rankings, .heads, .names, .evidence: true
        }
    }

    private var isDecisions: Bool { if case .decisions = topic.role { true } else { false } }

    func run(after old: ArchiveManifest.Partition?) async throws -> Outcome {
        let bounds = try await log.bounds(of: place)
        if !isView || (old?.records ?? 0) > 0 {
            guard bounds.low <= (isView ? old?.low ?? 0 : 0) else {
                throw ArchiveRefusal(kind: .logStartMoved(low: bounds.low), place: place, offset: 0)
            }
        }
        if let old, bounds.high < old.end { throw ArchiveRefusal(kind: .shorter(high: bounds.high), place: place, offset: old.end) }
        guard isView, let old, !old.segments.isEmpty else { return try await goOn(from: old, within: bounds) }
        guard try await isAsKept(old, within: bounds) else { return try await goOn(from: nil, within: bounds) }
        do { return try await goOn(from: old, within: bounds) } catch let refusal as ArchiveRefusal where refusal.kind == .differs {
            // Compacted since it was compared.
            return try await goOn(from: nil, within: bounds)
        }
    }

    /// Whether the log holds all that is kept, and nothing else up to there.
    private func isAsKept(_ old: ArchiveManifest.Partition, within bounds: LogBounds) async throws -> Bool {
        var index = 0
        var digest = try SegmentWriter(into: folder.url, first: old.low, writes: false)
        var isSame = true
        func close() throws {
            isSame = isSame && digest.digest == old.segments[index].sha256
            index += 1
            digest = try SegmentWriter(into: folder.url, first: old.low, writes: false)
        }
        try await log.readAll(of: place, within: LogBounds(low: bounds.low, high: min(bounds.high, old.end))) { record in
            while index < old.segments.count, record.offset >= old.segments[index].end { try close() }
            try digest.append(record)
        }
        while index < old.segments.count { try close() }
        return isSame
    }

    private func goOn(from old: ArchiveManifest.Partition?, within bounds: LogBounds) async throws -> Outcome {
        let low = old?.low ?? bounds.low
        let last = old?.segments.last
        let start = last?.first ?? low
        let target = try folder.partitionFolder(place)
        guard
            let standing = old?.standing(after: (old?.segments.count ?? 1) - 1, namespace: topics.namespace)
                ?? (isDecisions && last != nil
                    ? nil : Standing(chain: Chain.start(namespace: topics.namespace, topic: place.topic, partition: place.partition)))
        else { throw CommandError(.badInput, zh: "归档清单不完整：\(place)。", en: "The manifest is not complete: \(place).") }
        var progress = Progress(
            segments: Array(old?.segments.dropLast() ?? []), last: last, fold: AcceptanceFold(partition: place, standing: standing),
            heads: KeptHeads(of: place, heads.filter { $0.nextOffset > standing.nextOffset }))
        // A full segment stays as it is; so does one to which nothing is added.
        let isClosed = last.map { $0.bytes >= SegmentWriter.fullBytes || bounds.high == $0.end } ?? false
        var writer = try SegmentWriter(into: target, first: start, writes: !isClosed)
        try await log.readAll(of: place, within: LogBounds(low: start, high: bounds.high)) { record in
            if let last = progress.last, record.offset >= last.end {
                try compare(writer, with: last)
                progress.last = nil
                if isClosed {
                    progress.segments.append(last)
                    writer = try SegmentWriter(into: target, first: last.end, writes: true)
                }
            }
            if progress.last == nil, writer.bytes >= SegmentWriter.fullBytes {
                progress.segments.append(try writer.finish(place, end: record.offset, standing: closing(progress)))
                writer = try SegmentWriter(into: target, first: record.offset, writes: true)
            }
            try writer.append(record)
            if progress.last == nil { progress.added += 1 }
            if isDecisions { try fold(record, &progress) }
        }
        if let last = progress.last {
            try compare(writer, with: last)
            if isClosed { progress.segments.append(last) }
        }
        if !(isClosed && progress.last != nil), bounds.high > writer.first {
            progress.segments.append(try writer.finish(place, end: bounds.high, standing: closing(progress)))
        } else if isClosed, progress.last != nil, bounds.high > (progress.segments.last?.end ?? 0) {
            // A full segment, and after it only offsets without records.
            let gap = try SegmentWriter(into: target, first: progress.segments.last?.end ?? 0, writes: true)
            progress.segments.append(try gap.finish(place, end: bounds.high, standing: closing(progress)))
        }
        if isDecisions { try checkEnd(&progress, bounds) }
        let partition = ArchiveManifest.Partition(topic: place.topic, partition: place.partition, low: low, segments: progress.segments)
        return Outcome(partition: partition, added: progress.added, contradicted: progress.contradicted)
    }

    private struct Progress {
        var segments: [ArchiveManifest.Segment]
        /// The last segment of before, as long as the log has not been read beyond it.
        var last: ArchiveManifest.Segment?
        var fold: AcceptanceFold<NoState>
        var heads: KeptHeads
        var contradicted: [KeptHeads.Head] = []
        var added = 0
    }

    /// What the manifest says of a decision partition after a segment.
    private func closing(_ progress: Progress) -> Standing? { isDecisions ? progress.fold.standing : nil }

    private func compare(_ writer: SegmentWriter, with last: ArchiveManifest.Segment) throws {
        guard writer.digest == last.sha256 else { throw ArchiveRefusal(kind: .differs, place: place, offset: last.first) }
    }

    private func fold(_ record: RecordView, _ progress: inout Progress) throws {
        do { _ = try progress.fold.fold(record) } catch {
            throw ArchiveRefusal(kind: .violated(error), place: place, offset: error.offset)
        }
        if progress.heads.isDue(after: record.offset) { progress.contradicted += progress.heads.contradicted(at: progress.fold.standing) }
    }

    /// A decision log is dense, and reaches what was told of it before.
    private func checkEnd(_ progress: inout Progress, _ bounds: LogBounds) throws {
        guard progress.fold.nextOffset == bounds.high else {
            throw ArchiveRefusal(
                kind: .violated(FoldViolation(.offsetsMissing, place, progress.fold.nextOffset)), place: place,
                offset: progress.fold.nextOffset)
        }
        progress.contradicted += heads.filter { $0.nextOffset > progress.fold.nextOffset }
    }
}
