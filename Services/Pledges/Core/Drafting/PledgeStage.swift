extension Pledge {
    /// The stage of a pledge. Reported done (自报完成), verified (验收) and closed out (销号) are three different stages.
    ///
    /// Ordered by how far the pledge has come. Withdrawn and rolled-over pledges come before those in force, because they ended without
    /// having been found done.
    public enum Stage: String, Hashable, Sendable, Comparable, CaseIterable {
        case drafted
        /// 撤回: the unit was released from it, with the superior's consent. Not counted.
        case withdrawn
        /// 结转: what was left went into the next period's letter. Counted, and finally unfulfilled.
        case rolledOver = "rolled_over"
        case inForce = "in_force"
        case reportedDone = "reported_done"
        case verified
        case closedOut = "closed_out"

        public static func < (a: Stage, b: Stage) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .drafted: 0
            case .withdrawn: 1
            case .rolledOver: 2
            case .inForce: 3
            case .reportedDone: 4
            case .verified: 5
            case .closedOut: 6
            }
        }

        /// Whether it may still be verified.
        public var isUnderWay: Bool { self == .drafted || self == .inForce || self == .reportedDone }
    }
}
