public import Schema

extension PledgesRefusals {
    static func noticeNotOpen(_ notice: Notice, on date: CivilDate) -> Refusal {
        noticeNotOpen(
            notice.id, from: notice.from, until: notice.until, state: notice.state.name, date: date,
            retriable: notice.state == .open && date < notice.from)
    }

    static func noticeRunning(_ notice: Notice) -> Refusal {
        noticeRunning(notice.id, until: notice.until)
    }

    static func tooManyObjections(_ notice: Notice) -> Refusal {
        tooManyObjections(notice.id, most: PledgeBounds.objections)
    }

    static func objectionsUnanswered(_ notice: Notice) -> Refusal {
        objectionsUnanswered(notice.id, count: notice.unanswered.count, first: notice.unanswered.first?.id ?? "")
    }
}

extension Notice.State {
    public var name: PBText {
        switch self {
        case .open: .both("尚未结束", "has not ended")
        case .passed: .both("已通过", "has passed")
        case .objectedTo: .both("因异议未通过", "has not passed, because an objection was upheld")
        case .returned: .both("已随责任书退回", "ended when the letter was returned")
        }
    }
}
