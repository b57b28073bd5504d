public import Domain
public import Schema
public import Streaming

/// A submission with the context of its decision and the state of the registry at that time, which determines its rights.
public struct Request: Sendable {
    public let submission: Submission
    public let context: DecisionContext
    public let registry: RegistryState

    public init(submission: Submission, context: DecisionContext, registry: RegistryState) {
        self.submission = submission
        self.context = context
        self.registry = registry
    }

    /// The unit that the submission concerns.
    public var unit: String { submission.payload.unit }
    /// The key that signed the submission.
    public var key: PublicKey { submission.key }
    /// The day in China on which the submission is decided.
    public var date: CivilDate { context.date }
    /// Milliseconds since 1970.
    public var time: Int64 { context.time }

    /// Whether the unit exists and is open.
    public func isOpen(_ unit: String) -> Bool { registry.units[unit]?.isOpen ?? false }

    /// Checks that another unit involved exists and is open; the refusal names `field`.
    public func checkOpen(_ unit: String, field: String) throws(Refusal) {
        do throws(Refusal) { _ = try registry.openUnit(unit) } catch {
            throw error.about(field)
        }
    }

    /// Checks that the key is not held by the holder who performed `step`, also after rotation.
    public func checkNotHolder(of step: Step?) throws(Refusal) {
        guard let other = step?.key else { return }
        guard !registry.isSameHolder(other, key) else { throw RightsRefusals.sameKey }
    }
}
