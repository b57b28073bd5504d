/// 申请: a unit's request for its superior's consent, and its outcome.
public struct ConsentRequest<Content: Hashable & Sendable>: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case pending
        case accepted(Step)
        case refused(Returned)
        /// 失效: settled without an answer, because the pledge was reported done or rolled over unchanged before anybody decided.
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
    /// The request that waits for an answer; nil if there is none. Only the last request can be waiting.
    public func pending<Content>() -> ConsentRequest<Content>? where Element == ConsentRequest<Content> {
        last.flatMap { $0.isPending ? $0 : nil }
    }

    /// Sets the outcome of the waiting request, if there is one.
    public mutating func settle<Content>(_ outcome: ConsentRequest<Content>.Outcome) where Element == ConsentRequest<Content> {
        guard let last = indices.last, self[last].isPending else { return }
        self[last].outcome = outcome
    }
}
