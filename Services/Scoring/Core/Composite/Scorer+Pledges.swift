internal import RegistryCore
internal import Schema

extension Scorer {
    /// Verified pledges / pledges that came into force, at the unit and below. The decisions are not listed as sources: there may be
    /// thousands, and the cut determines them.
    func pledges(_ counts: PledgeFact) -> SourceResult {
        let share = counts.share
        let reason: MissingReason? = share == nil ? .noPledges : nil
        let name = PBText(zh: "承诺", en: "Pledges")
        return SourceResult(share: share, reason: reason, parts: [ScorePart(name: name, content: .pledges(counts), reason: reason)])
    }
}
