import Foundation
import Kafka
import Synchronization

/// The broker all suites of a test process share: the one in `KAFKA_BROKERS`, else a ``TrialBroker`` started by the first who asks.
public enum SharedBroker {
    public static func bootstrap() async throws -> String {
        if let own = ProcessInfo.processInfo.environment["KAFKA_BROKERS"], !own.isEmpty { return own }
        return try await trial.value.bootstrap
    }

    private static let trial = Task {
        let broker = try await TrialBroker.start()
        abandoned.withLock { $0 = broker }
        // Nobody knows which test is the last, so it stops with the process.
        atexit { SharedBroker.abandoned.withLock { $0 }?.discardAtExit() }
        return broker
    }

    private static let abandoned = Mutex<TrialBroker?>(nil)
}
