public import Domain

/// A report of completion (自报完成) that was returned, with the reason.
public struct ReturnedReport: Hashable, Sendable {
    public var done: Pledge.Measured
    public var returned: Returned
}
