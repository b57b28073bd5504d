internal import Domain
internal import CoreMetrics
internal import Foundation
internal import Kafka
internal import Logging
internal import Schema
public import Streaming

/// The main program of every service.
public enum ServiceMain {
    /// Reads the settings, runs the service until it is told to stop, and ends the process with an ``ExitCode``.
    ///
    /// - Parameter publisher: creates what publishes more than the decisions; nil if the service publishes nothing else.
    public static func run<Core: ServiceCore>(
        _ core: Core.Type, publisher: (@Sendable (PublisherContext) -> any ConfirmedPublisher<Core>)? = nil
    ) async -> Never {
        let environment = ProcessInfo.processInfo.environment
        let language = Language.fromEnvironment(environment)
        let program = "pledgeline-\(Core.service.topicName)"
        let surroundings = ServiceConfiguration.Surroundings(
            environment: environment, host: HostName.current, processID: ProcessInfo.processInfo.processIdentifier,
            read: { try Data(contentsOf: URL(filePath: $0)) })
        do throws(ConfigurationError) {
            switch try ServiceConfiguration.load(Array(CommandLine.arguments.dropFirst()), in: surroundings) {
            case .help:
                print(Help.text(program: program, language))
                ProcessEnd.end(ExitCode.stopped.rawValue)
            case .askReadiness(let address):
                let answer = await ReadinessQuestion(address).ask()
                print(answer.text)
                ProcessEnd.end((answer.isReady ? ExitCode.stopped : .notReady).rawValue)
            case .run(let configuration):
                ProcessEnd.end(await run(core, configuration, program: program, publisher: publisher).rawValue)
            }
        } catch {
            StandardError.write("\(program): \(language(error.wording))")
            ProcessEnd.end(error.exitCode.rawValue)
        }
    }

    private static func run<Core: ServiceCore>(
        _ core: Core.Type, _ configuration: ServiceConfiguration, program: String,
        publisher: (@Sendable (PublisherContext) -> any ConfirmedPublisher<Core>)?
    ) async -> ExitCode {
        LoggingSystem.bootstrap { label in
            LineLogHandler(label: label, format: configuration.logFormat, level: configuration.logLevel)
        }
        var logger = Logger(label: program)
        logger.logLevel = configuration.logLevel
        let time = Timekeeper()
        let kafkaLogger = KafkaLogBridge(logger: logger, now: time.now).kafkaLogger
        let log: KafkaLog
        do throws(KafkaConfigurationError) {
            log = try KafkaLog(configuration: configuration.kafka, logger: kafkaLogger)
        } catch {
            logger.critical("refusing to run", metadata: ["error": "\(error)"])
            return .configuration
        }
        guard let (ownership, committed) = ownership(of: Core.service, configuration, kafkaLogger) else {
            logger.critical("refusing to run", metadata: ["error": "no such instance: \(configuration.ownership)"])
            return .configuration
        }
        let process = ServiceProcess<Core>(
            configuration: configuration, log: log, ownership: ownership, logger: logger,
            broker: {
                let status = log.status
                return HealthReport.Broker(connected: status.isConnected, lastError: status.isConnected ? nil : status.lastError)
            }, committed: committed, time: time, publisher: publisher)
        MetricsSystem.bootstrap(process.registry)
        return await process.run()
    }

    private static func ownership(
        of service: PBService, _ configuration: ServiceConfiguration, _ kafkaLogger: @escaping KafkaLogger
    ) -> (any OwnershipSource, committed: @Sendable (Int32, Int64) async -> Void)? {
        let topics = configuration.topics
        switch configuration.ownership {
        case .fixed(let index, let count):
            return StaticOwnership(instance: index, of: count, partitions: Topics.partitions(of: service)).map { ($0, { _, _ in }) }
        case .group(let name):
            let group = GroupOwnership {
                try KafkaGroupMembership(
                    group: name ?? "\(topics.namespace).\(service.topicName)", topic: topics.submissions(service).name,
                    configuration: configuration.kafka, logger: kafkaLogger)
            }
            return (group, { await group.commit($0, $1) })
        }
    }
}
