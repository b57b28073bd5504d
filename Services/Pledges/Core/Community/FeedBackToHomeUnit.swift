internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// 反馈: once a period the home unit hears what its members did, with the counts of the register.
    static func decideFeedback(_ feedback: PBFeedBackToHomeUnit, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorize(as: [.clerk])
        _ = try request.registry.period(feedback.period, openOn: request.date)
        guard request.registry.units[feedback.homeUnit] != nil else {
            throw Refusal.invalid(
                "homeUnit", zh: "没有编号为“\(feedback.homeUnit)”的单位。", en: "there is no unit “\(feedback.homeUnit)”.")
        }
        try FieldBounds.checkText(feedback.text, field: "text", most: FieldBounds.longText)
        let community = state.community[request.unit]
        guard community?.feedback[feedback.period]?[feedback.homeUnit] == nil else {
            throw PledgesRefusals.feedbackGiven(feedback.homeUnit, period: feedback.period)
        }
        let counts = community?.counts(of: feedback.homeUnit, period: feedback.period) ?? ServiceCounts()
        guard counts.offers > 0 || counts.services.count > 0 else {
            throw PledgesRefusals.nothingTakenUp(feedback.homeUnit, period: feedback.period)
        }
        var given = PBFeedBackGiven()
        given.feedback = feedback
        given.posts = UInt32(clamping: counts.offers)
        given.members = UInt32(clamping: counts.members)
        given.services = UInt32(clamping: counts.services.count)
        return .accepted([PBFact(about: request.unit, .feedbackGiven(given))])
    }
}

extension PledgesState {
    mutating func applyFeedback(_ given: PBFeedBackGiven, unit: String, _ step: Step) {
        let feedback = given.feedback
        guard community[unit]?.feedback[feedback.period]?[feedback.homeUnit] == nil else { return }
        community[unit, default: UnitCommunity()].feedback[feedback.period, default: [:]][feedback.homeUnit] =
            UnitCommunity.Feedback(given: given, step: step)
    }
}
