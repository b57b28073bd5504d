internal import Files
package import Foundation
internal import Schema
package import Streaming

/// The export format: JSON lines, first `{"namespace":…}`, then one line a record with topic, partition, offset, timestamp, timestampType
/// (`CreateTime` or `LogAppendTime`, absent if unknown), key and value (base64, absent if null). Any language reads it.
package enum ArchiveFile {
    struct Heading: Codable { var namespace: String }
    package struct Line: Codable {
        package var topic: String
        package var partition: Int32
        package var offset: Int64
        package var timestamp: Int64
        package var timestampType: String?
        package var key: Data?
        package var value: Data?

        package init(
            topic: String, partition: Int32, offset: Int64, timestamp: Int64, timestampType: String? = nil, key: Data? = nil,
            value: Data? = nil
        ) {
            self.topic = topic
            self.partition = partition
            self.offset = offset
            self.timestamp = timestamp
            self.timestampType = timestampType
            self.key = key
            self.value = value
        }
    }

    package static func write(_ archive: Archive, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            try WholeFile.write(to: path) { file in
                try file.write(encoder.encode(Heading(namespace: archive.topics.namespace)) + Data("\n".utf8))
                for place in archive.records.keys.sorted() {
                    var buffer = Data()
                    for record in archive.records[place] ?? [] {
                        let line = Line(
                            topic: place.topic, partition: place.partition, offset: record.offset, timestamp: record.timestamp,
                            timestampType: record.timestampType.kafkaName, key: record.key.map { Data($0) },
                            value: record.value.map { Data($0) })
                        buffer += try encoder.encode(line) + Data("\n".utf8)
                    }
                    try file.write(buffer)
                }
            }
        } catch let failure as WriteFailure {
            throw CommandError.cannotWrite(path, failure)
        }
    }

    /// An export, or a folder that `pledgeline archive` wrote.
    package static func read(_ path: String) throws -> Archive {
        if ArchiveFolder.isFolder(path) { return try ArchiveFolder(path).readAll() }
        return try read(InputFile.read(path), named: path)
    }

    /// - Parameter path: what people call the file.
    package static func read(_ data: Data, named path: String) throws -> Archive {
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
                    offset: record.offset, timestamp: record.timestamp, timestampType: TimestampType(kafkaName: record.timestampType),
                    key: record.key.map { Array($0) },
                    value: record.value.map { Array($0) }))
        }
        return archive
    }
}

extension TimestampType {
    /// As Kafka's `message.timestamp.type` has it; nil if unknown.
    var kafkaName: String? {
        switch self {
        case .unknown: nil
        case .createTime: "CreateTime"
        case .logAppendTime: "LogAppendTime"
        }
    }

    package init(kafkaName: String?) {
        switch kafkaName {
        case "CreateTime": self = .createTime
        case "LogAppendTime": self = .logAppendTime
        default: self = .unknown
        }
    }
}
