internal import Files
internal import Foundation
internal import Schema
package import Streaming

/// What an auditor kept from an earlier look at the same logs: whatever stood there must stand there still.
package struct Kept: Sendable {
    /// Where decision partitions stood.
    package var heads: [TopicPartition: [KeptHeads.Head]] = [:]
    /// The submissions of an earlier export.
    package var submissions: [TopicPartition: [AuditRecord]] = [:]

    package init(heads: [TopicPartition: [KeptHeads.Head]] = [:]) { self.heads = heads }

    /// Of an earlier export.
    package init(_ archive: Archive) {
        for service in Topics.services {
            for partition in Topics.partitionNumbers(of: service) {
                let input = TopicPartition(topic: archive.topics.submissions(service).name, partition: partition)
                submissions[input] = archive.records[input]
                let own = TopicPartition(topic: archive.topics.decisions(service).name, partition: partition)
                heads[own] = [Self.head(of: own, in: archive)]
            }
        }
    }

    private static func head(of partition: TopicPartition, in archive: Archive) -> KeptHeads.Head {
        var fold = AcceptanceFold<NoState>(namespace: archive.topics.namespace, partition: partition)
        do {
            for record in archive.records[partition] ?? [] { _ = try record.withView { try fold.fold($0) } }
        } catch {
            // An export that was broken itself is good as far as it goes.
        }
        return KeptHeads.Head(nextOffset: fold.nextOffset, chain: fold.standing.chain)
    }

    /// Reads what was kept: an export, or the table that `pledgeline verify` printed, typed from paper if need be.
    package static func read(_ path: String) throws -> Kept {
        if ArchiveFolder.isFolder(path) { return Kept(try ArchiveFile.read(path)) }
        let data = try InputFile.read(path)
        if data.first == UInt8(ascii: "{") { return Kept(try ArchiveFile.read(data, named: path)) }
        let kept = Kept(table: String(decoding: data, as: UTF8.self))
        guard !kept.heads.isEmpty else {
            throw CommandError(
                .badInput, zh: "\(path) 既不是导出文件，也不是 pledgeline verify 打印的表。",
                en: "\(path) is neither an export nor a table that pledgeline verify has printed.")
        }
        return kept
    }

    /// Lines of partition, records, decisions, undecided, chain; the rest is passed over. A decision partition has no gaps, so after so many records
    /// comes that offset.
    package init(table: String) {
        for line in TextFile.lines(table) {
            let cells = line.split(separator: " ")
            guard cells.count == 5, let partition = Self.partition(cells[0]), let records = Int64(cells[1]),
                let chain = Data(hex: String(cells[4])), chain.count >= Self.shortestChain
            else { continue }
            heads[partition, default: []].append(KeptHeads.Head(nextOffset: records, chain: chain))
        }
    }

    /// Fewer bytes prove nothing.
    private static let shortestChain = 8

    private static func partition(_ cell: Substring) -> TopicPartition? {
        guard cell.hasSuffix("]"), let bracket = cell.lastIndex(of: "["), let number = Int32(cell[cell.index(after: bracket)...].dropLast())
        else { return nil }
        return TopicPartition(topic: String(cell[..<bracket]), partition: number)
    }
}
