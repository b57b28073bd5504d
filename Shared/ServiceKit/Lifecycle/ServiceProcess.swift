internal import Hummingbird
internal import Kafka
package import Logging
internal import Schema
package import ServiceLifecycle
package import Streaming
internal import UnixSignals

/// A whole service assembled over any log: engine, hooks, views and health endpoints.
package struct ServiceProcess<Core: ServiceCore>: Sendable {
    /// Longer than abandoning every producer and flushing the views takes, and shorter than the ten seconds that Docker waits.
    static var longestShutdown: Duration { .seconds(9) }

    let configuration: ServiceConfiguration
    let log: any Log
    let logger: Logger
    let registry: PrometheusRegistry
    let broker: @Sendable () async -> HealthReport.Broker
    let engine: ServiceEngine<Core>
    let report: @Sendable () async -> HealthReport
    /// In starting order. They stop in the reverse order, so that the views are still open for what the engine publishes while it stops.
    package let services: [any Service]

    /// For benchmarks: without health endpoints, and optionally without signature checks.
    package init(
        configuration: ServiceConfiguration, log: any Log, ownership: any OwnershipSource, logger: Logger, checksSignatures: Bool,
        publisher: @escaping @Sendable (PublisherContext) -> any ConfirmedPublisher<Core>
    ) {
        var limits = ServiceEngine<Core>.Limits()
        limits.checksSignatures = checksSignatures
        self.init(
            configuration: configuration, log: log, ownership: ownership, logger: logger, broker: { HealthReport.Broker(connected: true) },
            limits: limits, publisher: publisher)
    }

    init(
        configuration: ServiceConfiguration, log: any Log, ownership: any OwnershipSource, logger: Logger,
        broker: @escaping @Sendable () async -> HealthReport.Broker,
        committed: @escaping @Sendable (_ partition: Int32, _ inputOffset: Int64) async -> Void = { _, _ in },
        limits: ServiceEngine<Core>.Limits = ServiceEngine<Core>.Limits(), time: Timekeeper = Timekeeper(),
        publisher makePublisher: (@Sendable (PublisherContext) -> any ConfirmedPublisher<Core>)? = nil
    ) {
        let topics = configuration.topics
        let registry = PrometheusRegistry(help: ServiceMetrics.help, buckets: ServiceMetrics.buckets)
        let metrics = ServiceMetrics(service: Core.service, factory: registry)
        let context = PublisherContext(topics: topics, log: log, logger: logger, time: time, viewFailed: { metrics.viewFailed($0) })
        let headsView = context.view(of: topics.heads)
        let heads = HeadsWriter(view: headsView, committed: committed, time: time)
        let publisher = makePublisher?(context)
        let state = ServiceState()
        let hooks = ServiceHooks<Core>(
            metrics: metrics, logger: logger, heads: heads, publisher: publisher, notices: NoticeLog(logger: logger, now: time.now))
        let engine = ServiceEngine<Core>(
            topics: topics, log: log, writer: configuration.writer, ownership: ownership, hooks: hooks, statement: configuration.statement,
            limits: limits, time: time)
        let topicWatch = TopicWatch(topics: Self.needed(topics), log: log, logger: logger, time: time)
        let followed = Core.References(topics: topics).partitions
        let brokerWatch = BrokerWatch(log: log, logger: logger, time: time) {
            let owned = await engine.status().partitions.map(\.partition)
            let own = [topics.submissions(Core.service), topics.decisions(Core.service)].flatMap { topic in
                owned.map { TopicPartition(topic: topic.name, partition: $0) }
            }
            // Before anything is owned, the registry's partition, which holds genesis, is still asked for.
            return Set(own + followed + [TopicPartition(topic: topics.decisions(.registry).name, partition: 0)]).sorted()
        }
        let report: @Sendable () async -> HealthReport = {
            var answering = await broker()
            answering.problem = await brokerWatch.problem
            let status = await engine.status()
            var now = HealthReport(
                service: Core.service.topicName, writer: configuration.writer, stage: await state.stage, detail: await state.detail,
                halt: await state.halt, broker: answering, engineReady: status.isReady,
                partitions: status.partitions.map { HealthReport.Partition($0) })
            now.add(
                ends: await brokerWatch.ends, submissions: topics.submissions(Core.service).name, lastDecided: status.lastDecided,
                followed: status.followed)
            now.unreadReferences = status.unread
            now.ownershipProblem = status.ownershipProblem
            now.findings = await topicWatch.findings
            now.unwrittenViews = Dictionary(await context.views.problems().map { ($0.topic, $0.why) }) { first, _ in first }
            return now
        }
        let engineService = EngineService(
            engine: engine, check: StartUpCheck(topics: Self.needed(topics), log: log, state: state, logger: logger, time: time),
            watch: topicWatch, genesisReader: GenesisReader(topics: topics, log: log),
            genesis: GenesisGuard(topics: topics, service: Core.service, logger: logger, state: state), state: state, logger: logger,
            time: time)
        self.configuration = configuration
        self.log = log
        self.logger = logger
        self.registry = registry
        self.broker = broker
        self.engine = engine
        self.report = report
        services = [headsView, heads] + (publisher.map { [$0] } ?? []) + [brokerWatch, engineService]
    }

    /// The service's own topics and the decision topics it follows; also the registry's decisions, which hold genesis, and the heads, with
    /// which every log is compared before it is written to.
    static func needed(_ topics: Topics) -> [Topic] {
        let followed = Set(Core.References(topics: topics).partitions.map(\.topic))
        let needed: Set<Topic> = [
            topics.submissions(Core.service), topics.decisions(Core.service), topics.decisions(.registry), topics.heads,
        ]
        return topics.all.filter { needed.contains($0) || followed.contains($0.name) }
    }

    /// A new router for every caller, because a router is a mutable builder.
    func router() -> Router<BasicRequestContext> {
        HealthRouter.router(
            report: report,
            metrics: { [registry, configuration] in
                registry.families() + ProcessMetrics.live.families()
                    + BuildMetrics.families(
                        service: Core.service.topicName, version: configuration.version, rules: Core.rulesVersion,
                        certificates: CertificateExpiry.all(in: configuration.kafka))
            })
    }

    /// Runs until SIGTERM or SIGINT.
    func run() async -> ExitCode {
        logger.notice("starting", metadata: ["configuration": "\(configuration)"])
        let health = HealthServer.application(configuration.health, router: router(), logger: logger)
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        var group = ServiceGroupConfiguration(
            services: [health] + services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
        group.maximumGracefulShutdownDuration = Self.longestShutdown
        do {
            try await ServiceGroup(configuration: group).run()
            logger.notice("stopped")
            return .stopped
        } catch let error as StartUpError {
            logger.critical("refusing to run", metadata: ["error": "\(error)"])
            return .configuration
        } catch {
            logger.critical("failed", metadata: ["error": "\(error)"])
            return .failed
        }
    }
}
