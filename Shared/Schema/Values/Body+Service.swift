extension PBPayload.OneOf_Body {
    /// The service that decides such submissions; nil for a tick, which every service but scoring takes.
    public var service: PBService? {
        switch self {
        case .tick: nil
        case .genesis, .registerUnit, .enrolKey, .revokeKey, .rotateKey, .appointPost, .handOverPost, .abolishPost, .definePostCategory,
            .recordTalk, .recordTraining, .recordAssessment, .defineCohort, .publishBundle, .openPeriod, .renameUnit, .reparentUnit,
            .mergeUnit, .splitUnit, .dissolveUnit, .reclassifyUnit, .defineDutyList, .adaptDutyList, .formAlliance, .changeAlliance,
            .dissolveAlliance, .registerEntity, .coverEntity, .closeEntity, .setRequirement, .stateFact, .defineMilestoneTemplate,
            .scheduleReelection, .completeMilestone, .assignUnit,
            .acceptLoss, .stateRestore:
            .registry
        case .draftPledge, .signLetter, .countersignLetter, .returnLetter, .reportProgress, .reportDone, .verifyPledge, .returnPledge,
            .closeOutPledge, .openNotice, .raiseObjection, .answerObjection, .closeNotice, .amendPledge, .acceptAmendment,
            .refuseAmendment, .withdrawPledge, .acceptWithdrawal, .refuseWithdrawal, .rollOverPledge, .proposeProject, .reviewProject,
            .listProject, .reportProject, .reportMilestone, .verifyMilestone, .returnMilestone, .reviewOnSite, .reportProjectDone,
            .verifyProject, .returnProject, .closeOutProject, .awardProject, .submitReport, .returnReport, .acceptReport, .excuseReport,
            .extendReport, .recordAttendance, .offerService, .takeUpOffer, .releaseOffer, .recordService, .feedBackToHomeUnit,
            .closeOffer, .requestAdmission, .decideAdmission:
            .pledges
        case .recordInspection, .openFinding, .acknowledgeFinding, .contestFinding, .reportRectification, .acceptRectification,
            .returnRectification:
            .supervision
        case .submitTally, .recordExternalMark, .closeCohort, .closeRecognition: .scoring
        }
    }
}
