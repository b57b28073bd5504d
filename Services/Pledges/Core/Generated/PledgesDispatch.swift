// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PBPledgesBody.OneOf_Kind {
    /// Asks for the right that the schema names, then decides by the rules of the kind.
    func decide(_ request: Request, _ basis: PledgesState) throws(Refusal) -> Verdict {
        switch self {
        case .tick(let content):
            try request.authorize(PBTick.rule)
            return try Tick.decide(content, request, basis)
        case .draftPledge(let content):
            try request.authorize(PBDraftPledge.rule)
            return try DraftPledge.decide(content, request, basis)
        case .signLetter(let content):
            try request.authorize(PBSignLetter.rule)
            return try SignLetter.decide(content, request, basis)
        case .countersignLetter(let content):
            try request.authorize(PBCountersignLetter.rule)
            return try CountersignLetter.decide(content, request, basis)
        case .returnLetter(let content):
            try request.authorize(PBReturnLetter.rule)
            return try ReturnLetter.decide(content, request, basis)
        case .reportProgress(let content):
            try request.authorize(PBReportProgress.rule)
            return try ReportProgress.decide(content, request, basis)
        case .reportDone(let content):
            try request.authorize(PBReportDone.rule)
            return try ReportDone.decide(content, request, basis)
        case .verifyPledge(let content):
            return try VerifyPledge.decide(content, request, basis)
        case .returnPledge(let content):
            return try ReturnPledge.decide(content, request, basis)
        case .closeOutPledge(let content):
            return try CloseOutPledge.decide(content, request, basis)
        case .openNotice(let content):
            try request.authorize(PBOpenNotice.rule)
            return try OpenNotice.decide(content, request, basis)
        case .raiseObjection(let content):
            return try RaiseObjection.decide(content, request, basis)
        case .answerObjection(let content):
            return try AnswerObjection.decide(content, request, basis)
        case .closeNotice(let content):
            return try CloseNotice.decide(content, request, basis)
        case .amendPledge(let content):
            try request.authorize(PBAmendPledge.rule)
            return try AmendPledge.decide(content, request, basis)
        case .acceptAmendment(let content):
            try request.authorize(PBAcceptAmendment.rule)
            return try AcceptAmendment.decide(content, request, basis)
        case .refuseAmendment(let content):
            try request.authorize(PBRefuseAmendment.rule)
            return try RefuseAmendment.decide(content, request, basis)
        case .withdrawPledge(let content):
            return try WithdrawPledge.decide(content, request, basis)
        case .acceptWithdrawal(let content):
            try request.authorize(PBAcceptWithdrawal.rule)
            return try AcceptWithdrawal.decide(content, request, basis)
        case .refuseWithdrawal(let content):
            try request.authorize(PBRefuseWithdrawal.rule)
            return try RefuseWithdrawal.decide(content, request, basis)
        case .rollOverPledge(let content):
            try request.authorize(PBRollOverPledge.rule)
            return try RollOverPledge.decide(content, request, basis)
        case .proposeProject(let content):
            try request.authorize(PBProposeProject.rule)
            return try ProposeProject.decide(content, request, basis)
        case .reviewProject(let content):
            try request.authorize(PBReviewProject.rule)
            return try ReviewProject.decide(content, request, basis)
        case .listProject(let content):
            try request.authorize(PBListProject.rule)
            return try ListProject.decide(content, request, basis)
        case .reportProject(let content):
            try request.authorize(PBReportProject.rule)
            return try ReportProject.decide(content, request, basis)
        case .reportMilestone(let content):
            try request.authorize(PBReportMilestone.rule)
            return try ReportMilestone.decide(content, request, basis)
        case .verifyMilestone(let content):
            try request.authorize(PBVerifyMilestone.rule)
            return try VerifyMilestone.decide(content, request, basis)
        case .returnMilestone(let content):
            try request.authorize(PBReturnMilestone.rule)
            return try ReturnMilestone.decide(content, request, basis)
        case .reviewOnSite(let content):
            try request.authorize(PBReviewOnSite.rule)
            return try ReviewOnSite.decide(content, request, basis)
        case .reportProjectDone(let content):
            try request.authorize(PBReportProjectDone.rule)
            return try ReportProjectDone.decide(content, request, basis)
        case .verifyProject(let content):
            try request.authorize(PBVerifyProject.rule)
            return try VerifyProject.decide(content, request, basis)
        case .returnProject(let content):
            try request.authorize(PBReturnProject.rule)
            return try ReturnProject.decide(content, request, basis)
        case .closeOutProject(let content):
            try request.authorize(PBCloseOutProject.rule)
            return try CloseOutProject.decide(content, request, basis)
        case .awardProject(let content):
            try request.authorize(PBAwardProject.rule)
            return try AwardProject.decide(content, request, basis)
        case .submitReport(let content):
            try request.authorize(PBSubmitReport.rule)
            return try SubmitReport.decide(content, request, basis)
        case .returnReport(let content):
            try request.authorize(PBReturnReport.rule)
            return try ReturnReport.decide(content, request, basis)
        case .acceptReport(let content):
            try request.authorize(PBAcceptReport.rule)
            return try AcceptReport.decide(content, request, basis)
        case .excuseReport(let content):
            try request.authorize(PBExcuseReport.rule)
            return try ExcuseReport.decide(content, request, basis)
        case .extendReport(let content):
            try request.authorize(PBExtendReport.rule)
            return try ExtendReport.decide(content, request, basis)
        case .recordAttendance(let content):
            return try RecordAttendance.decide(content, request, basis)
        case .offerService(let content):
            try request.authorize(PBOfferService.rule)
            return try OfferService.decide(content, request, basis)
        case .takeUpOffer(let content):
            return try TakeUpOffer.decide(content, request, basis)
        case .releaseOffer(let content):
            return try ReleaseOffer.decide(content, request, basis)
        case .recordService(let content):
            try request.authorize(PBRecordService.rule)
            return try RecordService.decide(content, request, basis)
        case .feedBackToHomeUnit(let content):
            try request.authorize(PBFeedBackToHomeUnit.rule)
            return try FeedBackToHomeUnit.decide(content, request, basis)
        case .closeOffer(let content):
            try request.authorize(PBCloseOffer.rule)
            return try CloseOffer.decide(content, request, basis)
        case .requestAdmission(let content):
            return try RequestAdmission.decide(content, request, basis)
        case .decideAdmission(let content):
            try request.authorize(PBDecideAdmission.rule)
            return try DecideAdmission.decide(content, request, basis)
        }
    }
}

extension PBPledgesFact.OneOf_Kind {
    /// What the fact changes.
    func apply(to state: inout PledgesState, about unit: String, at step: Step) {
        switch self {
        case .tickSettled(let fact): TickSettled.apply(fact, to: &state, about: unit, at: step)
        case .pledgeDrafted(let fact): DraftPledge.apply(fact, to: &state, about: unit, at: step)
        case .letterSigned(let fact): LetterSigned.apply(fact, to: &state, about: unit, at: step)
        case .letterInForce(let fact): LetterInForce.apply(fact, to: &state, about: unit, at: step)
        case .letterReturned(let fact): ReturnLetter.apply(fact, to: &state, about: unit, at: step)
        case .progressReported(let fact): ReportProgress.apply(fact, to: &state, about: unit, at: step)
        case .reportedDone(let fact): ReportDone.apply(fact, to: &state, about: unit, at: step)
        case .pledgeVerified(let fact): VerifyPledge.apply(fact, to: &state, about: unit, at: step)
        case .pledgeReturned(let fact): ReturnPledge.apply(fact, to: &state, about: unit, at: step)
        case .pledgeClosedOut(let fact): CloseOutPledge.apply(fact, to: &state, about: unit, at: step)
        case .pledgeOverdue(let fact): PledgeOverdue.apply(fact, to: &state, about: unit, at: step)
        case .noticeOpened(let fact): OpenNotice.apply(fact, to: &state, about: unit, at: step)
        case .objectionRaised(let fact): RaiseObjection.apply(fact, to: &state, about: unit, at: step)
        case .objectionAnswered(let fact): AnswerObjection.apply(fact, to: &state, about: unit, at: step)
        case .noticeClosed(let fact): NoticeClosed.apply(fact, to: &state, about: unit, at: step)
        case .amendmentRequested(let fact): AmendPledge.apply(fact, to: &state, about: unit, at: step)
        case .pledgeAmended(let fact): PledgeAmended.apply(fact, to: &state, about: unit, at: step)
        case .amendmentRefused(let fact): RefuseAmendment.apply(fact, to: &state, about: unit, at: step)
        case .withdrawalRequested(let fact): WithdrawPledge.apply(fact, to: &state, about: unit, at: step)
        case .pledgeWithdrawn(let fact): AcceptWithdrawal.apply(fact, to: &state, about: unit, at: step)
        case .withdrawalRefused(let fact): RefuseWithdrawal.apply(fact, to: &state, about: unit, at: step)
        case .pledgeRolledOver(let fact): PledgeRolledOver.apply(fact, to: &state, about: unit, at: step)
        case .projectProposed(let fact): ProposeProject.apply(fact, to: &state, about: unit, at: step)
        case .projectReviewed(let fact): ReviewProject.apply(fact, to: &state, about: unit, at: step)
        case .projectListed(let fact): ListProject.apply(fact, to: &state, about: unit, at: step)
        case .projectReported(let fact): ReportProject.apply(fact, to: &state, about: unit, at: step)
        case .projectMilestoneReported(let fact): ReportMilestone.apply(fact, to: &state, about: unit, at: step)
        case .projectMilestoneVerified(let fact): VerifyMilestone.apply(fact, to: &state, about: unit, at: step)
        case .projectMilestoneReturned(let fact): ReturnMilestone.apply(fact, to: &state, about: unit, at: step)
        case .projectReviewedOnSite(let fact): ReviewOnSite.apply(fact, to: &state, about: unit, at: step)
        case .projectReportedDone(let fact): ReportProjectDone.apply(fact, to: &state, about: unit, at: step)
        case .projectVerified(let fact): VerifyProject.apply(fact, to: &state, about: unit, at: step)
        case .projectReturned(let fact): ReturnProject.apply(fact, to: &state, about: unit, at: step)
        case .projectClosedOut(let fact): CloseOutProject.apply(fact, to: &state, about: unit, at: step)
        case .projectAwarded(let fact): AwardProject.apply(fact, to: &state, about: unit, at: step)
        case .reportSubmitted(let fact): ReportSubmitted.apply(fact, to: &state, about: unit, at: step)
        case .reportReturned(let fact): ReturnReport.apply(fact, to: &state, about: unit, at: step)
        case .reportAccepted(let fact): AcceptReport.apply(fact, to: &state, about: unit, at: step)
        case .reportExcused(let fact): ExcuseReport.apply(fact, to: &state, about: unit, at: step)
        case .reportExtended(let fact): ExtendReport.apply(fact, to: &state, about: unit, at: step)
        case .attendanceRecorded(let fact): RecordAttendance.apply(fact, to: &state, about: unit, at: step)
        case .serviceOffered(let fact): OfferService.apply(fact, to: &state, about: unit, at: step)
        case .offerTakenUp(let fact): TakeUpOffer.apply(fact, to: &state, about: unit, at: step)
        case .offerReleased(let fact): ReleaseOffer.apply(fact, to: &state, about: unit, at: step)
        case .serviceRecorded(let fact): RecordService.apply(fact, to: &state, about: unit, at: step)
        case .feedbackGiven(let fact): FeedBackGiven.apply(fact, to: &state, about: unit, at: step)
        case .offerClosed(let fact): CloseOffer.apply(fact, to: &state, about: unit, at: step)
        case .admissionRequested(let fact): RequestAdmission.apply(fact, to: &state, about: unit, at: step)
        case .admissionDecided(let fact): DecideAdmission.apply(fact, to: &state, about: unit, at: step)
        case .letterOnNotice(let fact): LetterOnNotice.apply(fact, to: &state, about: unit, at: step)
        case .pledgeEscalated(let fact): PledgeEscalated.apply(fact, to: &state, about: unit, at: step)
        case .projectOverdue(let fact): ProjectOverdue.apply(fact, to: &state, about: unit, at: step)
        case .reportMissing(let fact): ReportMissing.apply(fact, to: &state, about: unit, at: step)
        case .reportSlotSettled(let fact): ReportSlotSettled.apply(fact, to: &state, about: unit, at: step)
        }
    }
}
