import Audit
import Kafka
import Schema
import Streaming
import TestSupport

extension KafkaLog {
    /// Creates the topics that are not there, and looks at all of them: nobody appends to a topic that he has not looked at.
    func createMissing(_ topics: Topics, clock: PBClockMode = .declared) async throws {
        for topic in topics.all {
            guard try await describe(topic: topic.name) == nil else { continue }
            try await create(
                TopicSpecification(name: topic.name, partitionCount: topic.partitions, settings: topic.settings(clock: clock)))
        }
    }

    /// Waits until every submission there is now has its decision.
    ///
    /// - Returns: false if that does not come about within two minutes.
    func settled(_ topics: Topics, within bound: Duration = .seconds(120)) async throws -> Bool {
        let deadline = ContinuousClock.now + bound
        while ContinuousClock.now < deadline {
            let ledger = Ledger(try await Archive.read(from: self, topics: topics))
            if ledger.undecided == 0 || !ledger.violations.isEmpty { return true }
            try await Task.sleep(for: .milliseconds(200))
        }
        return false
    }
}
