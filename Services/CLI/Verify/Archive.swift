public import Foundation
public import Schema
public import Streaming

/// A record as an auditor holds it.
public struct AuditRecord: Sendable, Hashable {
    public var offset: Int64
    public var timestamp: Int64
    public var key: [UInt8]?
    public var value: [UInt8]?

    func withView<R>(_ body: (RecordView) throws -> R) rethrows -> R {
        try MemoryBatch([MemoryBatch.Record(offset: offset, timestamp: timestamp, key: key, value: value)]).withRecord(at: 0, body)
    }
}

/// All records of all topics of a namespace at one moment: read from a broker, or from an export file on another machine.
public struct Archive: Sendable {
    public let topics: Topics
    public var records: [TopicPartition: [AuditRecord]]

    public init(topics: Topics, records: [TopicPartition: [AuditRecord]] = [:]) {
        self.topics = topics
        self.records = records
    }

    public subscript(_ topic: String, _ partition: Int32) -> [AuditRecord] {
        records[TopicPartition(topic: topic, partition: partition)] ?? []
    }

    public static func read(from log: any Log, topics: Topics) async throws -> Archive {
        var archive = Archive(topics: topics)
        // Decisions before submissions, so that every decision read has its submission in the archive.
        let ordered = Topics.services.map { topics.decisions($0) } + [topics.rankings] + Topics.services.map { topics.submissions($0) }
        for topic in ordered {
            for partition in 0..<Int32(topic.partitions) {
                let place = TopicPartition(topic: topic.name, partition: partition)
                var records: [AuditRecord] = []
                try await log.readAll(of: place) { view in
                    records.append(
                        AuditRecord(
                            offset: view.offset, timestamp: view.timestamp, key: view.key.map { Array($0) },
                            value: view.value.map { Array($0) }))
                }
                archive.records[place] = records
            }
        }
        return archive
    }
}

/// The export format: JSON lines, first `{"namespace":…}`, then one line a record with topic, partition, offset, timestamp, key and value (base64,
/// absent if null). Any language reads it.
public enum ArchiveFile {
    struct Heading: Codable { var namespace: String }
    struct Line: Codable {
        var topic: String
        var partition: Int32
        var offset: Int64
        var timestamp: Int64
        var key: Data?
        var value: Data?
    }

    public static func write(_ archive: Archive, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
            throw CommandError(.badInput, zh: "写不了 \(path)。", en: "\(path) cannot be written.")
        }
        defer { try? file.close() }
        try file.write(contentsOf: encoder.encode(Heading(namespace: archive.topics.namespace)) + Data("\n".utf8))
        for place in archive.records.keys.sorted() {
            var buffer = Data()
            for record in archive.records[place] ?? [] {
                let line = Line(
                    topic: place.topic, partition: place.partition, offset: record.offset, timestamp: record.timestamp,
                    key: record.key.map { Data($0) }, value: record.value.map { Data($0) })
                buffer += try encoder.encode(line) + Data("\n".utf8)
            }
            try file.write(contentsOf: buffer)
        }
        try file.synchronize()
    }

    public static func read(_ path: String) throws -> Archive {
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            throw CommandError(.badInput, zh: "读不了 \(path)：\(error)", en: "\(path) cannot be read: \(error)")
        }
        let decoder = JSONDecoder()
        var lines = data.split(separator: 0x0a).makeIterator()
        func malformed(_ line: Int) -> CommandError {
            CommandError(.badInput, zh: "\(path) 第 \(line) 行不是导出记录。", en: "Line \(line) of \(path) is not an exported record.")
        }
        guard let first = lines.next(), let heading = try? decoder.decode(Heading.self, from: first),
            let topics = Topics(namespace: heading.namespace)
        else { throw malformed(1) }
        var archive = Archive(topics: topics)
        var number = 1
        while let line = lines.next() {
            number += 1
            let record: Line
            do { record = try decoder.decode(Line.self, from: line) } catch { throw malformed(number) }
            archive.records[TopicPartition(topic: record.topic, partition: record.partition), default: []].append(
                AuditRecord(
                    offset: record.offset, timestamp: record.timestamp, key: record.key.map { Array($0) },
                    value: record.value.map { Array($0) }))
        }
        return archive
    }
}
