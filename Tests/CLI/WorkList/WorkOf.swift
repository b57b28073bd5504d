import PledgesCore
import Schema

@testable import PledgelineCLI

/// Which work a submission settles: the kinds of item, one of which must stand on the list of whoever submits it, and none of which may be left.
struct WorkOf {
    var kinds: Set<WorkKind>
    var reference: String

    private init(_ kinds: Set<WorkKind>, _ reference: String) { (self.kinds, self.reference) = (kinds, reference) }

    /// nil for what somebody begins by themselves.
    init?(_ body: PBPayload.OneOf_Body) {
        guard let found = Self.letters(body) ?? Self.pledges(body) ?? Self.projects(body) ?? Self.reports(body) ?? Self.others(body) else {
            return nil
        }
        self = found
    }

    private static func letters(_ body: PBPayload.OneOf_Body) -> WorkOf? {
        switch body {
        case .draftPledge(let draft): WorkOf([.draftLetter], draft.period)
        case .signLetter(let sign): WorkOf([.signLetter, .mendLetter], sign.period)
        case .countersignLetter(let sign): WorkOf([.countersignLetter], sign.period)
        case .closeNotice(let close): WorkOf([.closeNotice], close.notice)
        case .answerObjection(let answer): WorkOf([.answerObjection], "\(answer.notice)/\(answer.objection)")
        default: nil
        }
    }

    private static func pledges(_ body: PBPayload.OneOf_Body) -> WorkOf? {
        switch body {
        case .reportDone(let done): WorkOf([.pledgeDue, .pledgeOverdue, .pledgeReturned], done.pledge)
        case .verifyPledge(let verify): WorkOf([.verifyPledge], verify.pledge)
        case .returnPledge(let back): WorkOf([.verifyPledge], back.pledge)
        case .closeOutPledge(let close): WorkOf([.closeOutPledge], close.pledge)
        case .acceptAmendment(let accept): WorkOf([.answerAmendment], accept.pledge)
        default: nil
        }
    }

    private static func projects(_ body: PBPayload.OneOf_Body) -> WorkOf? {
        switch body {
        case .reviewProject(let review): WorkOf([.reviewProject], review.project)
        case .listProject(let list): WorkOf([.listProject], list.project)
        case .reportMilestone(let report): WorkOf([.projectMilestone, .milestoneReturned], "\(report.project)/\(report.milestone)")
        case .verifyMilestone(let verify): WorkOf([.verifyMilestone], "\(verify.project)/\(verify.milestone)")
        case .reviewOnSite(let review): WorkOf([.reviewOnSite], review.project)
        case .reportProjectDone(let done): WorkOf([.projectDue, .projectReturned], done.project)
        case .verifyProject(let verify): WorkOf([.verifyProject], verify.project)
        case .closeOutProject(let close): WorkOf([.closeOutProject], close.project)
        default: nil
        }
    }

    private static func reports(_ body: PBPayload.OneOf_Body) -> WorkOf? {
        switch body {
        case .submitReport(let report): WorkOf([.reportDue, .reportMissing, .reportReturned], "\(report.duty)/\(report.slot)")
        case .acceptReport(let report): WorkOf([.judgeReport], "\(report.duty)/\(report.slot)")
        case .returnReport(let report): WorkOf([.judgeReport], "\(report.duty)/\(report.slot)")
        case .excuseReport(let report): WorkOf([.reportsLate], "\(report.duty)/\(report.slot)")
        default: nil
        }
    }

    private static func others(_ body: PBPayload.OneOf_Body) -> WorkOf? {
        switch body {
        case .stateFact(let state): WorkOf([.stateFact], state.requirement)
        case .decideAdmission(let decide): WorkOf([.decideAdmission], decide.task)
        case .feedBackToHomeUnit(let feedback): WorkOf([.giveFeedback], feedback.homeUnit)
        case .appointPost(let appoint): WorkOf([.fillPost], appoint.post)
        case .recordInspection(let record): WorkOf([.inspectRound], record.round)
        case .acknowledgeFinding(let finding): WorkOf([.answerFinding], finding.finding)
        // Whoever reports it put right has said enough.
        case .reportRectification(let report): WorkOf([.answerFinding, .rectifyFinding, .rectificationReturned], report.finding)
        case .acceptRectification(let accept): WorkOf([.judgeRectification], accept.finding)
        case .returnRectification(let back): WorkOf([.judgeRectification], back.finding)
        default: nil
        }
    }

    func items(on list: [WorkItem], of unit: String) -> [WorkItem] {
        list.filter { kinds.contains($0.kind) && $0.unit == unit && $0.reference == reference }
    }
}
