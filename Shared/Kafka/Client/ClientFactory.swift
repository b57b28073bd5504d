import CRdkafka
import Dispatch
import Streaming
import Synchronization

/// Makes the clients of one ``KafkaLog``: same configuration, same logger, one view of the brokers.
struct ClientFactory: Sendable {
    let configuration: KafkaConfiguration
    let logger: KafkaLogger?
    let status: StatusBoard

    init(configuration: KafkaConfiguration, logger: KafkaLogger?) {
        self.configuration = configuration
        self.logger = logger
        status = StatusBoard(configuration: configuration)
    }

    /// A client whose main queue is drained by itself: it carries nothing but errors and statistics.
    func selfDraining(_ role: ClientRole) throws(KafkaConfigurationError) -> KafkaClient {
        let drain = Drain()
        let client = try KafkaClient(
            ClientSettings(role: role, configuration: configuration),
            context: ClientContext(status: status, logger: logger, onMainQueue: { drain.schedule() }))
        drain.start(client)
        return client
    }

    /// A client whose owner drains the main queue when `onMainQueue` tells it to.
    func ownerDrained(
        _ role: ClientRole, onMainQueue: @escaping @Sendable () -> Void
    ) throws(KafkaConfigurationError) -> KafkaClient {
        try KafkaClient(
            ClientSettings(role: role, configuration: configuration),
            context: ClientContext(status: status, logger: logger, onMainQueue: onMainQueue))
    }

    /// Drains one client's main queue on a serial queue. Knows the client weakly: it must not keep it alive.
    private final class Drain: Sendable {
        private struct Target { weak var client: KafkaClient? }

        private let queue = DispatchQueue(label: "pledgeline.kafka.events")
        private let target = Mutex(Target())

        func start(_ client: KafkaClient) {
            target.withLock { $0.client = client }
            schedule()
        }

        func schedule() {
            queue.async { self.target.withLock { $0.client }?.drainMainQueue() }
        }
    }
}

extension LogError {
    /// A client could not be made although the configuration was accepted before: out of threads or memory, or a file has gone.
    init(_ error: KafkaConfigurationError) {
        self = .other(code: "configuration", message: error.description)
    }
}
