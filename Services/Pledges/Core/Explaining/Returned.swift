/// Something given back with a reason: a letter, a pledge, a rectification.
public struct Returned: Hashable, Sendable {
    public var reason: String
    public var step: Step

    public init(reason: String, step: Step) {
        self.reason = reason
        self.step = step
    }
}

/// A report of completion (自报完成) that was not accepted: what was reported, and why it came back.
public struct ReturnedReport: Hashable, Sendable {
    public var done: Pledge.Measured
    public var returned: Returned
}
