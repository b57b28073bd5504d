internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 反馈: once a period the offering unit reports to a home unit what its members did, with the counts of the register.
enum FeedBackToHomeUnit {
    static func decide(_ feedback: PBFeedBackToHomeUnit, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        _ = try request.registry.period(feedback.period, openOn: request.date)
        guard request.registry.units[feedback.homeUnit] != nil else {
            throw Refusal.invalid("homeUnit", .both("没有编号为“\(feedback.homeUnit)”的单位。", "there is no unit “\(feedback.homeUnit)”."))
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

enum FeedBackGiven {
    static func apply(_ given: PBFeedBackGiven, to state: inout PledgesState, about unit: String, at step: Step) {
        let feedback = given.feedback
        guard state.community[unit]?.feedback[feedback.period]?[feedback.homeUnit] == nil else { return }
        state.community[unit, default: UnitCommunity()].feedback[feedback.period, default: [:]][feedback.homeUnit] =
            UnitCommunity.Feedback(given: given, step: step)
    }
}
