import Foundation
import Kafka

/// The broker all suites of a test process share: the one in `KAFKA_BROKERS`, else a ``TrialBroker`` started by the first who asks.
public enum SharedBroker {
    private static let trial = Task { try await TrialBroker.start() }

    public static func bootstrap() async throws -> String {
        if let own = ProcessInfo.processInfo.environment["KAFKA_BROKERS"], !own.isEmpty { return own }
        return try await trial.value.bootstrap
    }
}
