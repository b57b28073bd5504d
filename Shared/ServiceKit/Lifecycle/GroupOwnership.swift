internal import Kafka
internal import Streaming

/// Ownership as Kafka's group protocol suggests it. Joins when the engine asks, not before: a member that is not ready to work only
/// keeps others waiting.
actor GroupOwnership: OwnershipSource {
    private let join: @Sendable () throws -> KafkaGroupMembership
    private var membership: KafkaGroupMembership?

    init(join: @escaping @Sendable () throws -> KafkaGroupMembership) { self.join = join }

    func suggestions() async throws -> AsyncStream<Set<Int32>> {
        let membership = try join()
        self.membership = membership
        return membership.suggestions
    }

    func leave() async { await membership?.leave() }

    func problem() -> String? { membership?.denied }

    /// For tools that show lag; nothing of ours reads it back.
    func commit(_ partition: Int32, _ inputOffset: Int64) { membership?.commit([partition: inputOffset]) }
}
