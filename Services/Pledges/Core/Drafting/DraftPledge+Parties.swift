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
                draft.topicUnit.isEmpty ? "topicUnit" : "topic", zh: "点题须同时写明单位和题目编号，或都不写。",
                en: "a topic is named by unit and id together, or not at all.")
        }
        try checkReviewer(draft.topicUnit, field: "topicUnit", request)
        if !draft.topic.isEmpty { try FieldBounds.checkID(draft.topic, field: "topic") }
        guard draft.chain.count <= PledgeBounds.chain, Set(draft.chain).count == draft.chain.count else {
            throw Refusal.invalid(
                "chain", zh: "最多 \(PledgeBounds.chain) 个岗位，不能重复。", en: "has \(PledgeBounds.chain) posts at most, none of them twice.")
        }
        for post in draft.chain where !request.registry.answers(post, for: request.unit, on: request.date) {
            throw PledgesRefusals.unknownChainPost(post, of: request.unit, on: request.date)
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

extension PledgesRefusals {
    static func reviewsItself(_ unit: String, field: String) -> Refusal {
        Refusal(
            "reviews_itself", zh: "“\(unit)”不能评议自己的承诺。请写另一个单位，或留空由上级评议。",
            en: "“\(unit)” cannot review its own pledge. Name another unit, or none, and the superior reviews it.", field: field)
    }

    static func unknownReviewer(_ unit: String, field: String) -> Refusal {
        Refusal(
            "unknown_reviewer", zh: "没有编号为“\(unit)”的单位，或该单位已撤销，不能由它评议承诺。请核对编号。",
            en: "There is no unit “\(unit)”, or it is closed, so it cannot review a pledge. Check the id.", field: field)
    }

    static func unknownChainPost(_ post: String, of unit: String, on date: CivilDate) -> Refusal {
        Refusal(
            "unknown_chain_post", zh: "责任链中的“\(post)”在 \(date) 不是为“\(unit)”负责的岗位。请先任命，或从责任链中去掉。",
            en: "“\(post)” in the chain was not a post answering for “\(unit)” on \(date). Have it appointed first, or leave it out.",
            field: "chain")
    }
}
