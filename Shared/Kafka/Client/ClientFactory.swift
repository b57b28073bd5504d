import CRdkafka
import Dispatch
import Streaming
import Synchronization

/// Creates the clients of one ``KafkaLog``: they share configuration, logger and status board.
struct ClientFactory: Sendable {
    let configuration: KafkaConfiguration
    let logger: KafkaLogger?
    let status: StatusBoard

    init(configuration: KafkaConfiguration, logger: KafkaLogger?) {
        self.configuration = configuration
        self.logger = logger
        status = StatusBoard(configuration: configuration)
    }

    /// A client that drains its own main queue, which carries only errors and statistics.
    func selfDraining(_ role: ClientRole) throws(KafkaConfigurationError) -> KafkaClient {
        let drain = Drain()
        let client = try KafkaClient(
            ClientSettings(role: role, configuration: configuration),
            context: ClientContext(status: status, logger: logger, onMainQueue: { drain.schedule() }))
        drain.start(client)
        return client
    }

    /// A client whose owner drains the main queue whenever `onMainQueue` is called.
    func ownerDrained(
        _ role: ClientRole, onMainQueue: @escaping @Sendable () -> Void
    ) throws(KafkaConfigurationError) -> KafkaClient {
        try KafkaClient(
            ClientSettings(role: role, configuration: configuration),
            context: ClientContext(status: status, logger: logger, onMainQueue: onMainQueue))
    }

    /// Drains one client's main queue on a serial queue. Holds the client weakly, so as not to keep it alive.
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
    /// A client could not be created although the configuration was accepted before: out of threads or memory, or a file has been deleted.
    init(_ error: KafkaConfigurationError) {
        self = .other(code: "configuration", message: error.description)
    }
}
