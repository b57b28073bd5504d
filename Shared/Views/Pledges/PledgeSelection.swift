package import PledgesCore
internal import Schema

/// Which pledges a list has.
package struct PledgeSelection {
    /// nil is every period.
    package var period: String?
    /// nil is every state.
    package var stage: Pledge.Stage?
    package var onlyOverdue: Bool
    /// Only those that serve a pledge which does not exist.
    package var onlyOrphans: Bool

    package init(period: String? = nil, stage: Pledge.Stage? = nil, onlyOverdue: Bool = false, onlyOrphans: Bool = false) {
        self.period = period
        self.stage = stage
        self.onlyOverdue = onlyOverdue
        self.onlyOrphans = onlyOrphans
    }

    func admits(_ pledge: Pledge, on day: CivilDate, _ reader: PledgeReader) -> Bool {
        (period == nil || pledge.period == period) && (stage == nil || pledge.stage == stage)
            && (!onlyOverdue || pledge.isOverdue(on: day)) && (!onlyOrphans || reader.isOrphan(pledge))
    }
}
