import Kafka
import MockKafka
import Streaming
import TestSupport
import Testing

@Suite("Group membership")
struct MembershipTests {
    @Test("suggests all partitions to a lone member, shares them with a second, and gives them back when that one leaves")
    func handsOver() async throws {
        let cluster = try MockCluster()
        try cluster.createTopic("work", partitions: 4)
        let configuration = KafkaConfiguration(brokers: cluster.bootstrap)
        let first = try Listener(KafkaGroupMembership(group: "g", topic: "work", configuration: configuration))
        try await first.waits { $0 == [0, 1, 2, 3] }

        let second = try Listener(KafkaGroupMembership(group: "g", topic: "work", configuration: configuration))
        try await second.waits { $0.count == 2 }
        try await first.waits { $0.count == 2 }
        let (a, b) = (await first.current, await second.current)
        #expect(a.union(b) == [0, 1, 2, 3])
        #expect(await first.hadNothingBeforeLosing)
        first.member.commit([0: 3, 1: 5])

        await second.member.leave()
        #expect(await second.current.isEmpty)
        try await first.waits { $0 == [0, 1, 2, 3] }
        await first.member.leave()
        await first.member.leave()
        try await first.ends()
    }

    /// Follows a member's suggestions.
    private actor Listener {
        nonisolated let member: KafkaGroupMembership
        private(set) var current: Set<Int32> = []
        /// Whether every smaller suggestion was preceded by an empty one, that is, by a revocation.
        private(set) var hadNothingBeforeLosing = true
        private var hasEnded = false

        init(_ member: KafkaGroupMembership) {
            self.member = member
            Task {
                for await suggestion in member.suggestions { await take(suggestion) }
                await end()
            }
        }

        private func take(_ suggestion: Set<Int32>) {
            if !suggestion.isEmpty, !current.isEmpty, !suggestion.isSuperset(of: current) { hadNothingBeforeLosing = false }
            current = suggestion
        }

        private func end() { hasEnded = true }

        nonisolated func waits(_ condition: @escaping @Sendable (Set<Int32>) -> Bool) async throws {
            try await eventually(.seconds(40)) { condition(await self.current) }
        }

        nonisolated func ends() async throws {
            try await eventually { await self.hasEnded }
        }
    }
}
