import PledgesCore
import Schema

@testable import Views

/// Which work a submission settles: the kinds of item, one of which must stand on the list of whoever submits it, and none of which may be left.
struct WorkOf {
    var kinds: Set<WorkKind>
    var reference: String

    private init(_ kinds: Set<WorkKind>, _ reference: String) { (self.kinds, self.reference) = (kinds, reference) }

    /// nil for what somebody begins by themselves.
    init?(_ body: PBPayload.Body) {
        guard let found = Self.letters(body) ?? Self.pledges(body) ?? Self.projects(body) ?? Self.reports(body) ?? Self.others(body) else {
            return nil
        }
        self = found
    }

    private static func letters(_ body: PBPayload.Body) -> WorkOf? {
        switch body {
        case .pledges(.draftPledge(let draft)): WorkOf([.draftLetter], draft.period)
        case .pledges(.signLetter(let sign)): WorkOf([.signLetter, .mendLetter], sign.period)
        case .pledges(.countersignLetter(let sign)): WorkOf([.countersignLetter], sign.period)
        case .pledges(.closeNotice(let close)): WorkOf([.closeNotice], close.notice)
        case .pledges(.answerObjection(let answer)): WorkOf([.answerObjection], "\(answer.notice)/\(answer.objection)")
        default: nil
        }
    }

    private static func pledges(_ body: PBPayload.Body) -> WorkOf? {
        switch body {
        case .pledges(.reportDone(let done)): WorkOf([.pledgeDue, .pledgeOverdue, .pledgeReturned], done.pledge)
        case .pledges(.verifyPledge(let verify)): WorkOf([.verifyPledge], verify.pledge)
        case .pledges(.returnPledge(let back)): WorkOf([.verifyPledge], back.pledge)
        case .pledges(.closeOutPledge(let close)): WorkOf([.closeOutPledge], close.pledge)
        case .pledges(.acceptAmendment(let accept)): WorkOf([.answerAmendment], accept.pledge)
        default: nil
        }
    }

    private static func projects(_ body: PBPayload.Body) -> WorkOf? {
        switch body {
        case .pledges(.reviewProject(let review)): WorkOf([.reviewProject], review.project)
        case .pledges(.listProject(let list)): WorkOf([.listProject], list.project)
        case .pledges(.reportMilestone(let report)):
            WorkOf([.projectMilestone, .milestoneReturned], "\(report.project)/\(report.milestone)")
        case .pledges(.verifyMilestone(let verify)): WorkOf([.verifyMilestone], "\(verify.project)/\(verify.milestone)")
        case .pledges(.reviewOnSite(let review)): WorkOf([.reviewOnSite], review.project)
        case .pledges(.reportProjectDone(let done)): WorkOf([.projectDue, .projectReturned], done.project)
        case .pledges(.verifyProject(let verify)): WorkOf([.verifyProject], verify.project)
        case .pledges(.closeOutProject(let close)): WorkOf([.closeOutProject], close.project)
        default: nil
        }
    }

    private static func reports(_ body: PBPayload.Body) -> WorkOf? {
        switch body {
        case .pledges(.submitReport(let report)): WorkOf([.reportDue, .reportMissing, .reportReturned], "\(report.duty)/\(report.slot)")
        case .pledges(.acceptReport(let report)): WorkOf([.judgeReport], "\(report.duty)/\(report.slot)")
        case .pledges(.returnReport(let report)): WorkOf([.judgeReport], "\(report.duty)/\(report.slot)")
        case .pledges(.excuseReport(let report)): WorkOf([.reportsLate], "\(report.duty)/\(report.slot)")
        default: nil
        }
    }

    private static func others(_ body: PBPayload.Body) -> WorkOf? {
        switch body {
        case .registry(.stateFact(let state)): WorkOf([.stateFact], state.requirement)
        case .pledges(.decideAdmission(let decide)): WorkOf([.decideAdmission], decide.task)
        case .pledges(.feedBackToHomeUnit(let feedback)): WorkOf([.giveFeedback], feedback.homeUnit)
        case .registry(.appointPost(let appoint)): WorkOf([.fillPost], appoint.post)
        case .supervision(.recordInspection(let record)): WorkOf([.inspectRound], record.round)
        case .supervision(.acknowledgeFinding(let finding)): WorkOf([.answerFinding], finding.finding)
        // Whoever reports it put right has said enough.
        case .supervision(.reportRectification(let report)):
            WorkOf([.answerFinding, .rectifyFinding, .rectificationReturned], report.finding)
        case .supervision(.acceptRectification(let accept)): WorkOf([.judgeRectification], accept.finding)
        case .supervision(.returnRectification(let back)): WorkOf([.judgeRectification], back.finding)
        default: nil
        }
    }

    func items(on list: [WorkItem], of unit: String) -> [WorkItem] {
        list.filter { kinds.contains($0.kind) && $0.unit == unit && $0.reference == reference }
    }
}
