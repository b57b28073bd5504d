internal import ArgumentParser
internal import Audit
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// Prints what stands in the topics as JSON, one record a line, and goes on printing.
struct WatchCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "watch", abstract: said(zh: "以 JSON 显示主题内容并持续跟踪", en: "print topics as JSON and keep following"))
    }

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: .said(zh: "registry、pledges、supervision、scoring、rankings、heads、names、evidence 或 submissions:服务", en: "which topics"))
    var what: [String] = []
    @Flag(help: .said(zh: "从头开始", en: "from the beginning")) var all = false
    @Flag(help: .said(zh: "到末尾即停止", en: "stop at the end")) var stop = false

    func run() async throws {
        let connected = try connection.connect()
        let topics = try (what.isEmpty ? ["registry", "pledges", "supervision", "scoring"] : what).map { try topic($0, connected.topics) }
        do {
            for topic in topics {
                guard try await connected.log.describe(topic: topic.name) != nil else { throw LogError.unknownTopic(topic.name) }
            }
            let watcher = TopicWatcher(connection: connected, all: all, stop: stop)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for topic in topics {
                    for partition in topic.partitionNumbers {
                        group.addTask { try await watcher.watch(topic, TopicPartition(topic: topic.name, partition: partition)) }
                    }
                }
                try await group.waitForAll()
            }
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }

    private func topic(_ name: String, _ topics: Topics) throws -> Topic {
        let parts = name.split(separator: ":")
        let service = Topics.services.first { $0.topicName == parts.last.map(String.init) }
        switch (parts.count, service) {
        case (1, let service?): return topics.decisions(service)
        case (2, let service?) where parts[0] == "submissions": return topics.submissions(service)
        case (1, nil) where name == "rankings": return topics.rankings
        case (1, nil) where name == "heads": return topics.heads
        case (1, nil) where name == "names": return topics.names
        case (1, nil) where name == "evidence": return topics.evidence
        default:
            throw CommandError(
                .usage, zh: "没有“\(name)”：可写 registry、pledges、supervision、scoring、rankings、heads、names、evidence、submissions:服务名。",
                en:
                    "There is no “\(name)”: use registry, pledges, supervision, scoring, rankings, heads, names, evidence or submissions:SERVICE."
            )
        }
    }

}

/// Prints one partition.
private struct TopicWatcher: Sendable {
    let connection: Connection
    let all: Bool
    let stop: Bool

    func watch(_ topic: Topic, _ partition: TopicPartition) async throws {
        let bounds = try await connection.log.bounds(of: partition)
        let start = all ? bounds.low : bounds.high
        if stop, start >= bounds.high { return }
        let reader = try await connection.log.reader(of: partition, from: start)
        while true {
            let batch = try await reader.next()
            var next = start
            for index in 0..<batch.count {
                let line = batch.withRecord(at: index) { record in
                    next = record.offset + 1
                    return RecordJSON.line(record, of: partition, role: topic.role)
                }
                Console.print(line)
            }
            if let missing = Console.missing { throw missing }
            if stop, next >= bounds.high || batch.endReached != nil { return await reader.close() }
        }
    }
}
