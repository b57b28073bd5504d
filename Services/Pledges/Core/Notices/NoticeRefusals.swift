internal import Schema

extension PledgesRefusals {
    static func noticeRequired(days: Int) -> Refusal {
        Refusal(
            "notice_required", zh: "本周期的考核办法要求责任书生效前至少公示 \(days) 天。审签时请写明公示的起止日期和途径。",
            en:
                "The period's bundle asks that a letter stand on notice for at least \(days) days before it is in force. Countersign with the first and last day and the channels of a notice.",
            field: "notice")
    }

    static func noticeExists(_ notice: String) -> Refusal {
        Refusal(
            "notice_exists", zh: "本单位已有编号为“\(notice)”的公示。请换一个编号。", en: "The unit has a notice “\(notice)” already. Choose another id.",
            field: "notice")
    }

    static func unknownNotice(_ notice: String, of unit: String) -> Refusal {
        Refusal(
            "unknown_notice", zh: "“\(unit)”没有编号为“\(notice)”的公示。请核对单位和编号。",
            en: "“\(unit)” has no notice “\(notice)”. Check the unit and the id.", field: "notice")
    }

    static func noticeNotOpen(_ notice: Notice, on date: CivilDate) -> Refusal {
        Refusal(
            "notice_not_open",
            zh: "公示“\(notice.id)”自 \(notice.from) 至 \(notice.until)，\(notice.state.name.zh)；今天是 \(date)。异议须在公示期内提出，结束后不能再办理。",
            en:
                "The notice “\(notice.id)” stands from \(notice.from) until \(notice.until) and \(notice.state.name.en); today is \(date). Objections are taken on those days, and nothing once it has ended.",
            retriable: notice.state == .open && date < notice.from, field: "notice")
    }

    static func noticeRunning(_ notice: Notice) -> Refusal {
        Refusal(
            "notice_running", zh: "公示“\(notice.id)”到 \(notice.until) 为止。请在次日或以后结束它。",
            en: "The notice “\(notice.id)” stands until \(notice.until). Close it on the day after, or later.", retriable: true,
            field: "notice")
    }

    static func objectionExists(_ objection: String) -> Refusal {
        Refusal(
            "objection_exists", zh: "这次公示已有编号为“\(objection)”的异议。请换一个编号。",
            en: "The notice has an objection “\(objection)” already. Choose another id.", field: "objection")
    }

    static func tooManyObjections(_ notice: Notice) -> Refusal {
        Refusal(
            "too_many_objections", zh: "公示“\(notice.id)”已有 \(PledgeBounds.objections) 条异议，不再受理。请向上级当面反映。",
            en: "The notice “\(notice.id)” has \(PledgeBounds.objections) objections and takes no more. Tell the superior in person.",
            field: "notice")
    }

    static func unknownObjection(_ objection: String, _ notice: Notice) -> Refusal {
        Refusal(
            "unknown_objection", zh: "公示“\(notice.id)”没有编号为“\(objection)”的异议。请核对编号。",
            en: "The notice “\(notice.id)” has no objection “\(objection)”. Check the id.", field: "objection")
    }

    static func objectionAnswered(_ objection: Notice.Objection) -> Refusal {
        Refusal(
            "objection_answered", zh: "异议“\(objection.id)”已经答复，答复不能改动。",
            en: "The objection “\(objection.id)” has been answered; an answer does not change.", field: "objection")
    }

    static func objectionsUnanswered(_ notice: Notice) -> Refusal {
        let open = notice.unanswered
        let first = open.first?.id ?? ""
        return Refusal(
            "objections_unanswered", zh: "公示“\(notice.id)”还有 \(open.count) 条异议没有答复，第一条是“\(first)”。请先答复。",
            en: "\(open.count) objections to the notice “\(notice.id)” are not answered yet, the first is “\(first)”. Answer them first.",
            retriable: true, field: "notice")
    }

    static func objectionUpheld(_ notice: Notice) -> Refusal {
        Refusal(
            "objection_upheld", zh: "公示“\(notice.id)”有异议被采纳，责任书不能照此生效。请退回责任书，由单位改写后重新签署。",
            en:
                "An objection to the notice “\(notice.id)” was upheld, so the letter cannot come into force as it stands. Return it, so that the unit words it anew.",
            field: "notice")
    }
}

extension Notice.State {
    public var name: (zh: String, en: String) {
        switch self {
        case .open: ("尚未结束", "has not ended")
        case .passed: ("已通过", "has passed")
        case .objectedTo: ("因异议未通过", "has not passed, because an objection was upheld")
        case .returned: ("已随责任书退回", "ended when the letter was returned")
        }
    }
}
