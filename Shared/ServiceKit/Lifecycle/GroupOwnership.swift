internal import Kafka
internal import Streaming

/// Ownership suggested by Kafka's group protocol. Joins the group only when the engine asks for suggestions: a member that is not ready to
/// work only keeps others waiting.
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

    /// Commits a position for tools that show lag; nothing in Pledgeline reads it back.
    func commit(_ partition: Int32, _ inputOffset: Int64) { membership?.commit([partition: inputOffset]) }
}
