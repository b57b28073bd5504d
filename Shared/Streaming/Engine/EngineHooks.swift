public import Schema

/// What an engine reports to the rest of its process. Nothing may leave the service (rankings, heads, metrics of outcomes) before
/// ``confirmed(_:partition:standing:)`` has reported it.
public protocol EngineHooks<Core>: Sendable {
    associatedtype Core: ServiceCore

    /// Decisions of an owned partition that have been read back as accepted, in order; `standing` is the partition's standing after the
    /// last. The next call for the partition waits for this one, so a slow hook slows its partition down instead of piling up work.
    func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async

    /// The partition is won and restored; from now on submissions are decided.
    func becameActive(partition: TopicPartition, state: Core.State, standing: Standing) async

    func abandoned(partition: TopicPartition, reason: AbandonReason) async
    func halted(partition: TopicPartition, reason: HaltReason) async

    /// An event that ends nothing but that operators may want to know, such as a broker that does not answer.
    func noticed(_ notice: EngineNotice) async
}

public struct ConfirmedDecision: Sendable {
    public var decision: PBDecision
    public var offset: Int64

    public init(decision: PBDecision, offset: Int64) {
        self.decision = decision
        self.offset = offset
    }
}

public enum EngineNotice: Sendable {
    /// A reader of this partition failed and is being restarted; with the reason.
    case readerRestarted(TopicPartition, String)
    /// This partition could not be checked from outside (see ``ServiceEngine/Limits/watchMilliseconds``); with the reason.
    case watchFailed(TopicPartition, String)
    /// The ownership suggested to this process has changed.
    case ownership(Set<Int32>)
}

/// The state of an engine, for `/readyz` and metrics.
public struct EngineStatus: Sendable {
    public struct Partition: Sendable {
        public var partition: Int32
        /// idle, restoring, opening, catching_up, inspecting_input, active, pausing, halted
        public var phase: String
        public var halt: HaltReason?
        /// Why the worker last gave the partition up; ``AbandonReason/revoked`` if it never did.
        public var lastAbandoned: AbandonReason
        public var standing: Standing
        public var inFlight: Int
        public var queued: Int
        public var ignored: [IgnoredReason: Int]
    }

    public var partitions: [Partition]
    /// False until the ownership source has made its first suggestion.
    public var ownershipKnown: Bool
    /// The first offset of each followed partition that is not folded yet.
    public var followed: [TopicPartition: Int64]
    /// Followed partitions that cannot be read now, and why.
    public var unread: [TopicPartition: String] = [:]
    /// Why the ownership source suggests nothing, or nothing new, if that is known.
    public var ownershipProblem: String?

    /// True if and only if every owned partition is active.
    public var isReady: Bool { ownershipKnown && partitions.allSatisfy { $0.phase == "active" } }
}
