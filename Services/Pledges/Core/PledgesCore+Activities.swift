internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Projects, reports, meetings, the community's posts and tasks: what goes on during the year beside letters and pledges.
extension PledgesCore {
    static func decideActivity(_ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        switch request.submission.payload.body {
        case .proposeProject(let propose): return try decideProposal(propose, request, state)
        case .reviewProject(let review): return try decideReview(review, request, state)
        case .listProject(let list): return try decideListing(list, request, state)
        case .reportProject(let report): return try decideProjectReport(report, request, state)
        case .reportMilestone(let report): return try decideMilestoneReport(report, request, state)
        case .verifyMilestone(let verify): return try decideMilestoneVerification(verify, request, state)
        case .returnMilestone(let returned): return try decideMilestoneReturn(returned, request, state)
        case .reviewOnSite(let review): return try decideOnSiteReview(review, request, state)
        case .reportProjectDone(let report): return try decideProjectDone(report, request, state)
        case .verifyProject(let verify): return try decideProjectVerification(verify, request, state)
        case .returnProject(let returned): return try decideProjectReturn(returned, request, state)
        case .closeOutProject(let closeOut): return try decideProjectCloseOut(closeOut, request, state)
        case .awardProject(let award): return try decideAward(award, request, state)
        case .submitReport(let report): return try decideReport(report, request, state)
        case .returnReport(let returned): return try decideReportReturn(returned, request, state)
        case .acceptReport(let accept): return try decideReportAcceptance(accept, request, state)
        case .excuseReport(let excuse): return try decideExcuse(excuse, request, state)
        case .extendReport(let extend): return try decideExtension(extend, request, state)
        case .recordAttendance(let record): return try decideAttendance(record, request, state)
        case .offerService(let offer): return try decideOffer(offer, request, state)
        case .takeUpOffer(let takeUp): return try decideTakingUp(takeUp, request, state)
        case .releaseOffer(let release): return try decideRelease(release, request, state)
        case .recordService(let record): return try decideService(record, request, state)
        case .feedBackToHomeUnit(let feedback): return try decideFeedback(feedback, request, state)
        case .closeOffer(let close): return try decideOfferClosing(close, request, state)
        case .requestAdmission(let ask): return try decideAdmissionRequest(ask, request, state)
        case .decideAdmission(let decide): return try decideAdmission(decide, request, state)
        default: throw IntakeRefusals.wrongKind(request.submission.payload.kind, service: service)
        }
    }
}

extension PledgesState {
    mutating func applyActivity(_ fact: PBFact, _ step: Step) {
        switch fact.fact {
        case .projectProposed(let proposed): applyProposal(proposed, unit: fact.unit, step)
        case .projectReviewed(let review): applyReview(review, unit: fact.unit, step)
        case .projectListed(let list): applyListing(list, unit: fact.unit, step)
        case .projectReported(let report): applyProjectReport(report, unit: fact.unit, step)
        case .projectMilestoneReported(let report): applyMilestoneReport(report, unit: fact.unit, step)
        case .projectMilestoneVerified(let verified): applyMilestoneVerification(verified, unit: fact.unit, step)
        case .projectMilestoneReturned(let returned): applyMilestoneReturn(returned, unit: fact.unit, step)
        case .projectReviewedOnSite(let review): applyOnSiteReview(review, unit: fact.unit, step)
        case .projectReportedDone(let report): applyProjectDone(report, unit: fact.unit, step)
        case .projectVerified(let verified): applyProjectVerification(verified, unit: fact.unit, step)
        case .projectReturned(let returned): applyProjectReturn(returned, unit: fact.unit, step)
        case .projectClosedOut(let closedOut): applyProjectCloseOut(closedOut, unit: fact.unit, step)
        case .projectAwarded(let award): applyAward(award, unit: fact.unit, step)
        case .projectOverdue(let overdue): applyProjectOverdue(overdue, unit: fact.unit, step)
        case .reportSubmitted(let submitted): applyReport(submitted, unit: fact.unit, step)
        case .reportReturned(let returned): applyReportReturn(returned, unit: fact.unit, step)
        case .reportAccepted(let accepted): applyReportAcceptance(accepted, unit: fact.unit, step)
        case .reportExcused(let excused): applyExcuse(excused, unit: fact.unit, step)
        case .reportExtended(let extended): applyExtension(extended, unit: fact.unit, step)
        case .reportMissing(let missing): applyMissing(missing, unit: fact.unit, step)
        case .reportSlotSettled(let settled): applySlotSettled(settled, unit: fact.unit, step)
        case .attendanceRecorded(let recorded): applyAttendance(recorded, unit: fact.unit, step)
        case .serviceOffered(let offered): applyOffer(offered, unit: fact.unit, step)
        case .offerTakenUp(let takenUp): applyTakingUp(takenUp, unit: fact.unit, step)
        case .offerReleased(let released): applyRelease(released, unit: fact.unit, step)
        case .serviceRecorded(let recorded): applyService(recorded, unit: fact.unit, step)
        case .feedbackGiven(let given): applyFeedback(given, unit: fact.unit, step)
        case .offerClosed(let closed): applyOfferClosing(closed, unit: fact.unit, step)
        case .admissionRequested(let asked): applyAdmissionRequest(asked, unit: fact.unit, step)
        case .admissionDecided(let decided): applyAdmissionDecision(decided, unit: fact.unit, step)
        default: break
        }
    }
}
