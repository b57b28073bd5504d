internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PledgesCore {
    /// Checks the parties of a pledge: to whom it is given (评诺方), whose topic it takes up (点题), and who answers for it beside the giver
    /// (责任链).
    ///
    /// Whether the topic exists is not checked: it is in another partition, and readers show it.
    static func checkParties(of draft: PBDraftPledge, _ request: Request) throws(Refusal) {
        try checkReviewer(draft.receiver, field: "receiver", request)
        guard draft.topicUnit.isEmpty == draft.topic.isEmpty else {
            throw Refusal.invalid(
                draft.topicUnit.isEmpty ? "topicUnit" : "topic",
                .both("点题须同时写明单位和题目编号，或都不写。", "a topic is named by unit and id together, or not at all."))
        }
        try checkReviewer(draft.topicUnit, field: "topicUnit", request)
        if !draft.topic.isEmpty { try FieldBounds.checkID(draft.topic, field: "topic") }
        guard draft.chain.count <= PledgeBounds.chain, Set(draft.chain).count == draft.chain.count else {
            throw Refusal.invalid(
                "chain", .both("最多 \(PledgeBounds.chain) 个岗位，不能重复。", "has \(PledgeBounds.chain) posts at most, none of them twice."))
        }
        for post in draft.chain where !request.registry.answers(post, for: request.unit, on: request.date) {
            throw PledgesRefusals.unknownChainPost(post, unit: request.unit, date: request.date)
                .naming(post, among: request.registry.postNames(for: request.unit, on: request.date))
        }
    }

    /// A unit that will review must be open and must not be the unit that pledges.
    private static func checkReviewer(_ unit: String, field: String, _ request: Request) throws(Refusal) {
        guard !unit.isEmpty else { return }
        guard unit != request.unit else { throw PledgesRefusals.reviewsItself(unit, field: field) }
        guard request.isOpen(unit) else { throw PledgesRefusals.unknownReviewer(unit, field: field) }
    }
}
