public import Domain

/// A report of completion (自报完成) that was not accepted: what was reported, and why it came back.
public struct ReturnedReport: Hashable, Sendable {
    public var done: Pledge.Measured
    public var returned: Returned
}
