internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 答复异议: by a superior who did not raise the objection; for a letter only by one above the unit. An objection is answered once, before or
/// after the last day of the notice.
///
/// For other notices a superior's key enrolled at the unit may answer too, if another holder opened the notice: nobody is above the topmost
/// unit.
enum AnswerObjection {
    static func decide(_ answer: PBAnswerObjection, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        if state.notice(answer.notice, of: request.unit)?.subject == .letter {
            try request.authorizeSuperior()
        } else {
            try request.authorize(as: [.superior])
        }
        let notice = try PledgesCore.notice(answer.notice, request, state)
        guard let objection = notice.objection(answer.objection) else {
            throw PledgesRefusals.unknownObjection(answer.objection, notice: notice.id)
        }
        guard notice.state == .open else { throw PledgesRefusals.noticeNotOpen(notice, on: request.date) }
        guard objection.answer == nil else { throw PledgesRefusals.objectionAnswered(objection.id) }
        try request.checkNotHolder(of: objection.step)
        if !request.registry.isAbove(request.key, request.unit, on: request.date) { try request.checkNotHolder(of: notice.opened) }
        try FieldBounds.checkText(answer.answer, field: "answer", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .objectionAnswered(answer))])
    }

    static func apply(_ answered: PBAnswerObjection, to state: inout PledgesState, about unit: String, at step: Step) {
        state.updateNotice(answered.notice, of: unit) { notice in
            guard let place = notice.objections.firstIndex(where: { $0.id == answered.objection }) else { return }
            guard notice.objections[place].answer == nil else { return }
            notice.objections[place].answer = Notice.Objection.Answer(text: answered.answer, isUpheld: answered.upheld, step: step)
        }
    }
}
