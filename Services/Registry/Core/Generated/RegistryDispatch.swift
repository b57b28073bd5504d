// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

internal import Domain
internal import Schema
internal import Streaming

extension PBRegistryBody.OneOf_Kind {
    /// Asks for the right that the schema names, then decides by the rules of the kind.
    func decide(_ request: Request, _ basis: RegistryState) throws(Refusal) -> Verdict {
        switch self {
        case .tick(let content):
            try request.authorize(PBTick.rule)
            return try Tick.decide(content, request, basis)
        case .genesis(let content):
            return try Genesis.decide(content, request, basis)
        case .registerUnit(let content):
            try request.authorize(PBRegisterUnit.rule)
            return try RegisterUnit.decide(content, request, basis)
        case .enrolKey(let content):
            try request.authorize(PBEnrolKey.rule)
            return try EnrolKey.decide(content, request, basis)
        case .revokeKey(let content):
            try request.authorize(PBRevokeKey.rule)
            return try RevokeKey.decide(content, request, basis)
        case .appointPost(let content):
            try request.authorize(PBAppointPost.rule)
            return try AppointPost.decide(content, request, basis)
        case .defineCohort(let content):
            try request.authorize(PBDefineCohort.rule)
            return try DefineCohort.decide(content, request, basis)
        case .publishBundle(let content):
            try request.authorize(PBPublishBundle.rule)
            return try PublishBundle.decide(content, request, basis)
        case .openPeriod(let content):
            try request.authorize(PBOpenPeriod.rule)
            return try OpenPeriod.decide(content, request, basis)
        case .renameUnit(let content):
            try request.authorize(PBRenameUnit.rule)
            return try RenameUnit.decide(content, request, basis)
        case .reparentUnit(let content):
            try request.authorize(PBReparentUnit.rule)
            return try ReparentUnit.decide(content, request, basis)
        case .mergeUnit(let content):
            try request.authorize(PBMergeUnit.rule)
            return try MergeUnit.decide(content, request, basis)
        case .splitUnit(let content):
            try request.authorize(PBSplitUnit.rule)
            return try SplitUnit.decide(content, request, basis)
        case .dissolveUnit(let content):
            try request.authorize(PBDissolveUnit.rule)
            return try DissolveUnit.decide(content, request, basis)
        case .reclassifyUnit(let content):
            try request.authorize(PBReclassifyUnit.rule)
            return try ReclassifyUnit.decide(content, request, basis)
        case .definePostCategory(let content):
            try request.authorize(PBDefinePostCategory.rule)
            return try DefinePostCategory.decide(content, request, basis)
        case .handOverPost(let content):
            try request.authorize(PBHandOverPost.rule)
            return try HandOverPost.decide(content, request, basis)
        case .abolishPost(let content):
            try request.authorize(PBAbolishPost.rule)
            return try AbolishPost.decide(content, request, basis)
        case .recordTalk(let content):
            try request.authorize(PBRecordTalk.rule)
            return try RecordTalk.decide(content, request, basis)
        case .recordTraining(let content):
            try request.authorize(PBRecordTraining.rule)
            return try RecordTraining.decide(content, request, basis)
        case .recordAssessment(let content):
            try request.authorize(PBRecordAssessment.rule)
            return try RecordAssessment.decide(content, request, basis)
        case .defineDutyList(let content):
            try request.authorize(PBDefineDutyList.rule)
            return try DefineDutyList.decide(content, request, basis)
        case .adaptDutyList(let content):
            try request.authorize(PBAdaptDutyList.rule)
            return try AdaptDutyList.decide(content, request, basis)
        case .formAlliance(let content):
            try request.authorize(PBFormAlliance.rule)
            return try FormAlliance.decide(content, request, basis)
        case .changeAlliance(let content):
            try request.authorize(PBChangeAlliance.rule)
            return try ChangeAlliance.decide(content, request, basis)
        case .dissolveAlliance(let content):
            try request.authorize(PBDissolveAlliance.rule)
            return try DissolveAlliance.decide(content, request, basis)
        case .registerEntity(let content):
            try request.authorize(PBRegisterEntity.rule)
            return try RegisterEntity.decide(content, request, basis)
        case .coverEntity(let content):
            try request.authorize(PBCoverEntity.rule)
            return try CoverEntity.decide(content, request, basis)
        case .closeEntity(let content):
            try request.authorize(PBCloseEntity.rule)
            return try CloseEntity.decide(content, request, basis)
        case .rotateKey(let content):
            return try RotateKey.decide(content, request, basis)
        case .setRequirement(let content):
            try request.authorize(PBSetRequirement.rule)
            return try SetRequirement.decide(content, request, basis)
        case .stateFact(let content):
            try request.authorize(PBStateFact.rule)
            return try StateFact.decide(content, request, basis)
        case .defineMilestoneTemplate(let content):
            try request.authorize(PBDefineMilestoneTemplate.rule)
            return try DefineMilestoneTemplate.decide(content, request, basis)
        case .scheduleReelection(let content):
            try request.authorize(PBScheduleReelection.rule)
            return try ScheduleReelection.decide(content, request, basis)
        case .completeMilestone(let content):
            try request.authorize(PBCompleteMilestone.rule)
            return try CompleteMilestone.decide(content, request, basis)
        case .assignUnit(let content):
            try request.authorize(PBAssignUnit.rule)
            return try AssignUnit.decide(content, request, basis)
        case .acceptLoss(let content):
            return try AcceptLoss.decide(content, request, basis)
        case .stateRestore(let content):
            return try StateRestore.decide(content, request, basis)
        }
    }
}

extension PBRegistryFact.OneOf_Kind {
    /// What the fact changes.
    func apply(to state: inout RegistryState, about unit: String, at step: Step) {
        switch self {
        case .tickSettled(let fact): TickSettled.apply(fact, to: &state, about: unit, at: step)
        case .genesisDeclared(let fact): Genesis.apply(fact, to: &state, about: unit, at: step)
        case .unitRegistered(let fact): RegisterUnit.apply(fact, to: &state, about: unit, at: step)
        case .keyEnrolled(let fact): EnrolKey.apply(fact, to: &state, about: unit, at: step)
        case .keyRevoked(let fact): RevokeKey.apply(fact, to: &state, about: unit, at: step)
        case .postAppointed(let fact): AppointPost.apply(fact, to: &state, about: unit, at: step)
        case .cohortDefined(let fact): DefineCohort.apply(fact, to: &state, about: unit, at: step)
        case .bundlePublished(let fact): BundlePublished.apply(fact, to: &state, about: unit, at: step)
        case .periodOpened(let fact): OpenPeriod.apply(fact, to: &state, about: unit, at: step)
        case .unitRenamed(let fact): RenameUnit.apply(fact, to: &state, about: unit, at: step)
        case .unitReparented(let fact): ReparentUnit.apply(fact, to: &state, about: unit, at: step)
        case .unitMerged(let fact): MergeUnit.apply(fact, to: &state, about: unit, at: step)
        case .unitSplit(let fact): SplitUnit.apply(fact, to: &state, about: unit, at: step)
        case .unitDissolved(let fact): DissolveUnit.apply(fact, to: &state, about: unit, at: step)
        case .unitReclassified(let fact): ReclassifyUnit.apply(fact, to: &state, about: unit, at: step)
        case .postCategoryDefined(let fact): DefinePostCategory.apply(fact, to: &state, about: unit, at: step)
        case .postHandedOver(let fact): HandOverPost.apply(fact, to: &state, about: unit, at: step)
        case .postAbolished(let fact): AbolishPost.apply(fact, to: &state, about: unit, at: step)
        case .talkRecorded(let fact): RecordTalk.apply(fact, to: &state, about: unit, at: step)
        case .trainingRecorded(let fact): RecordTraining.apply(fact, to: &state, about: unit, at: step)
        case .assessmentRecorded(let fact): RecordAssessment.apply(fact, to: &state, about: unit, at: step)
        case .dutyListDefined(let fact): DefineDutyList.apply(fact, to: &state, about: unit, at: step)
        case .dutyListAdapted(let fact): AdaptDutyList.apply(fact, to: &state, about: unit, at: step)
        case .allianceFormed(let fact): FormAlliance.apply(fact, to: &state, about: unit, at: step)
        case .allianceChanged(let fact): ChangeAlliance.apply(fact, to: &state, about: unit, at: step)
        case .allianceDissolved(let fact): DissolveAlliance.apply(fact, to: &state, about: unit, at: step)
        case .entityRegistered(let fact): RegisterEntity.apply(fact, to: &state, about: unit, at: step)
        case .entityCovered(let fact): CoverEntity.apply(fact, to: &state, about: unit, at: step)
        case .entityClosed(let fact): CloseEntity.apply(fact, to: &state, about: unit, at: step)
        case .keyRotated(let fact): RotateKey.apply(fact, to: &state, about: unit, at: step)
        case .requirementSet(let fact): SetRequirement.apply(fact, to: &state, about: unit, at: step)
        case .factStated(let fact): StateFact.apply(fact, to: &state, about: unit, at: step)
        case .milestoneTemplateDefined(let fact): DefineMilestoneTemplate.apply(fact, to: &state, about: unit, at: step)
        case .reelectionScheduled(let fact): ScheduleReelection.apply(fact, to: &state, about: unit, at: step)
        case .milestoneCompleted(let fact): CompleteMilestone.apply(fact, to: &state, about: unit, at: step)
        case .unitAssigned(let fact): AssignUnit.apply(fact, to: &state, about: unit, at: step)
        case .lossAccepted(let fact): AcceptLoss.apply(fact, to: &state, about: unit, at: step)
        case .restoreStated(let fact): StateRestore.apply(fact, to: &state, about: unit, at: step)
        case .requirementOverdue(let fact): RequirementOverdue.apply(fact, to: &state, about: unit, at: step)
        case .milestoneOverdue(let fact): MilestoneOverdue.apply(fact, to: &state, about: unit, at: step)
        }
    }
}
