package import Schema

/// The submissions about notices (公示).
extension StepBag {
    package mutating func close(_ notice: String, _ unit: String, by signer: String, at time: Int64) {
        var close = PBCloseNotice()
        close.notice = notice
        add(unit, by: signer, at: time, .closeNotice(close))
    }

    package mutating func object(_ objection: String, to notice: String, _ unit: String, by signer: String, _ text: String, at time: Int64)
    {
        var raise = PBRaiseObjection()
        raise.notice = notice
        raise.objection = objection
        raise.text = text
        add(unit, by: signer, at: time, .raiseObjection(raise))
    }

    package mutating func answer(
        _ objection: String, to notice: String, _ unit: String, by superior: String, _ text: String, upheld: Bool, at time: Int64
    ) {
        var answer = PBAnswerObjection()
        answer.notice = notice
        answer.objection = objection
        answer.answer = text
        answer.upheld = upheld
        add(unit, by: superior, at: time, .answerObjection(answer))
    }
}

extension PBNoticeTerms {
    package static func of(from: CivilDate, until: CivilDate, _ channels: [PBNoticeChannel]) -> PBNoticeTerms {
        var terms = PBNoticeTerms()
        terms.from = from.description
        terms.until = until.description
        terms.channels = channels
        return terms
    }
}
