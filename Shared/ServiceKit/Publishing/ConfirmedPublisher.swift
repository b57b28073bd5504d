public import ServiceLifecycle
public import Streaming

/// Publishes what a service shows outside beside its decisions, such as scoring's rankings. Called only with decisions that were read back
/// as accepted.
///
/// It runs as a service of its own: calls must return soon and leave slow work to ``Service/run()``.
public protocol ConfirmedPublisher<Core>: Service {
    associatedtype Core: ServiceCore

    /// A partition was won and restored: whatever an earlier owner failed to publish must be published now.
    func becameActive(partition: TopicPartition, state: Core.State) async

    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition) async
}
