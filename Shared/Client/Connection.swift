package import Domain
package import Files
internal import Foundation
internal import Kafka
package import Schema
package import Streaming

/// Tells a user what no result says, such as that something seen before is gone.
package typealias UserNotice = @Sendable (PBText) -> Void

/// Where a command connects to, once it does.
package struct ConnectionPlace: Sendable {
    package var topics: Topics
    package var brokers: String
    package var language: Language
    /// `key=value` each, the later ones over the earlier.
    package var properties: [String]
    package var notice: UserNotice = { _ in }

    package init(topics: Topics, brokers: String, language: Language, properties: [String], notice: @escaping UserNotice = { _ in }) {
        self.topics = topics
        self.brokers = brokers
        self.language = language
        self.properties = properties
        self.notice = notice
    }

    /// - Parameter bound: what a single question to the brokers may take at most, if less than usual.
    package func connect(within bound: Duration? = nil) throws -> Connection {
        do throws(KafkaConfigurationError) {
            var configuration = KafkaConfiguration(brokers: brokers)
            if let bound { configuration.limitOperationTimeout(milliseconds: Int(clamping: bound.components.seconds) * 1_000) }
            for property in properties { try configuration.set(argument: property) }
            return Connection(
                topics: topics, log: try KafkaLog(configuration: configuration), brokers: brokers, language: language,
                isSecured: configuration.tools.isSecured, notice: notice)
        } catch .unreadableFile(let property, let path, let reason) {
            throw CommandError(
                .usage, zh: "Kafka 属性 \(property) 指定的文件读不了：\(path)（\(reason)）。请核对路径和权限。",
                en: "The file that the Kafka property \(property) names cannot be read: \(path) (\(reason)). Check its path and rights.")
        } catch {
            throw CommandError(.usage, zh: "Kafka 属性有误：\(error)", en: "A Kafka property is not valid: \(error)")
        }
    }
}

/// What a command works with once it is connected.
package struct Connection: Sendable {
    package let topics: Topics
    package let log: any Log
    package let brokers: String
    package let language: Language
    /// Whether the cluster asks who one is.
    package var isSecured = false
    package var notice: UserNotice = { _ in }

    package init(
        topics: Topics, log: any Log, brokers: String, language: Language, isSecured: Bool = false,
        notice: @escaping UserNotice = { _ in }
    ) {
        self.topics = topics
        self.log = log
        self.brokers = brokers
        self.language = language
        self.isSecured = isSecured
        self.notice = notice
    }

    /// For commands of Kafka's own tools on this cluster.
    package var tools: KafkaTools { KafkaTools(brokers: brokers, isSecured: isSecured) }
}

extension Connection {
    /// Those of the last decisions seen that are here.
    package func existing(_ latest: [TopicPartition: Int64]) async throws -> [TopicPartition: Int64] {
        let known = latest.filter { topics.topic(named: $0.key.topic) != nil }
        let bounds = try await log.bounds(of: known.keys.sorted())
        return known.filter { partition, offset in offset < bounds[partition]?.high ?? 0 }
    }

    /// The causal tokens that mean something here: what was seen on another cluster, or before this one began anew, is no reason to be refused.
    package func existing(_ tokens: [PBPosition]) async throws -> [PBPosition] {
        let bounds = try await log.bounds(of: Set(tokens.map(topics.partition(of:))).sorted())
        return tokens.filter { $0.offset < bounds[topics.partition(of: $0)]?.high ?? 0 }
    }
}

extension CommandError {
    package static func badNamespace(_ namespace: String) -> CommandError {
        CommandError(
            .usage, zh: "命名空间“\(namespace)”有误：只能用小写字母、数字和中间的连字符。",
            en: "The namespace “\(namespace)” is not valid: use lower-case letters, digits and inner hyphens.")
    }
}
