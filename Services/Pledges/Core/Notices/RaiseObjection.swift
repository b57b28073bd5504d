internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 提出异议: anybody with a valid key may object, whatever the key's role and unit, for themselves or on behalf of somebody else; only while
/// the notice is open.
enum RaiseObjection {
    static func decide(_ raise: PBRaiseObjection, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        try request.authorizeAnybody()
        let notice = try PledgesCore.notice(raise.notice, request, state)
        guard notice.takesObjections(on: request.date) else { throw PledgesRefusals.noticeNotOpen(notice, on: request.date) }
        try FieldBounds.checkID(raise.objection, field: "objection")
        guard notice.objection(raise.objection) == nil else { throw PledgesRefusals.objectionExists(raise.objection) }
        guard notice.objections.count < PledgeBounds.objections else { throw PledgesRefusals.tooManyObjections(notice) }
        try FieldBounds.checkText(raise.text, field: "text", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .objectionRaised(raise))])
    }

    static func apply(_ raised: PBRaiseObjection, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateNotice(raised.notice, of: unit) { notice in
            guard notice.objection(raised.objection) == nil else { return }
            notice.objections.append(Notice.Objection(id: raised.objection, text: raised.text, step: step))
        }
    }
}
