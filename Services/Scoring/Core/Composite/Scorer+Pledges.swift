internal import RegistryCore
internal import Schema

extension Scorer {
    /// Verified pledges / pledges in force, at the unit and below. Its sources are not listed: there may be thousands, and the cut fixes them.
    func pledges(_ counts: PledgeFact) -> SourceResult {
        let share = counts.share
        let reason: MissingReason? = share == nil ? .noPledges : nil
        let name = PBText(zh: "承诺", en: "Pledges")
        return SourceResult(share: share, reason: reason, parts: [ScorePart(name: name, content: .pledges(counts), reason: reason)])
    }
}
