public import Domain

/// 责任书: the pledges of a unit for a period, signed by the unit and countersigned by its superior.
public struct Letter: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case drafting, signed, returned
        /// 公示中: countersigned, and on notice before it comes into force.
        case onNotice = "on_notice"
        case inForce = "in_force"
    }

    public var period: String
    public var state = State.drafting
    /// Ids, in the order of drafting.
    public var pledges: [String] = []
    public var signed: Step?
    public var countersigned: Step?
    /// The notice it is on, or through which it came into force.
    public var notice: String?
    public var inForce: Step?
    /// The last return.
    public var returned: Returned?

    /// Whether pledges can be drafted into it and it can be signed.
    public var isOpen: Bool { state == .drafting || state == .returned }

    init(period: String) { self.period = period }
}
