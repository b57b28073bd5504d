/// 申请: something a unit asked its superior to consent to, and what became of it.
public struct ConsentRequest<Content: Hashable & Sendable>: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case pending
        case accepted(Step)
        case refused(Returned)
        /// 失效: overtaken before anybody decided, because the pledge was reported done or rolled over as it stands.
        case lapsed(Step)
    }

    public var content: Content
    public var requested: Step
    public var outcome = Outcome.pending

    public init(content: Content, requested: Step) {
        self.content = content
        self.requested = requested
    }

    public var isPending: Bool { outcome == .pending }
}

extension Array {
    /// The request that waits for an answer; only the last can.
    public func pending<Content>() -> ConsentRequest<Content>? where Element == ConsentRequest<Content> {
        last.flatMap { $0.isPending ? $0 : nil }
    }

    /// Gives the waiting request, if there is one, its outcome.
    public mutating func settle<Content>(_ outcome: ConsentRequest<Content>.Outcome) where Element == ConsentRequest<Content> {
        guard let last = indices.last, self[last].isPending else { return }
        self[last].outcome = outcome
    }
}
