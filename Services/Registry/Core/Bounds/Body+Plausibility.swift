internal import Foundation
internal import Schema
internal import SwiftProtobuf

/// A day as a submission writes it.
struct DatedField {
    var field: String
    var text: String
    var span: PlausibleSpan

    init(_ field: String, _ text: String, _ span: PlausibleSpan) {
        self.field = field
        self.text = text
        self.span = span
    }
}

extension PBPayload.OneOf_Body {
    /// Every day it names, and what sort of day that is. Left out are days that the rules hold within a period or round, or between two days on record:
    /// those of the period or round were looked at when it was opened.
    var days: [DatedField] {
        switch self {
        case .registerUnit(let register):
            [DatedField("opened", register.opened, .founding), DatedField("adopted", register.adopted, .planned)]
        case .registerEntity(let register): [DatedField("opened", register.opened, .founding)]
        case .renameUnit(let rename): [DatedField("from", rename.from, .lasting)]
        case .reparentUnit(let reparent): [DatedField("from", reparent.from, .lasting)]
        case .mergeUnit(let merge): [DatedField("from", merge.from, .lasting)]
        case .splitUnit(let split): [DatedField("from", split.from, .lasting)]
        case .dissolveUnit(let dissolve): [DatedField("from", dissolve.from, .lasting)]
        case .reclassifyUnit(let reclassify): [DatedField("from", reclassify.from, .lasting)]
        case .assignUnit(let assign): [DatedField("from", assign.from, .lasting)]
        case .appointPost(let appoint): [DatedField("from", appoint.from, .lasting)]
        case .handOverPost(let handOver): [DatedField("from", handOver.from, .lasting)]
        case .abolishPost(let abolish): [DatedField("from", abolish.from, .lasting)]
        case .formAlliance(let form): [DatedField("from", form.from, .lasting)]
        case .changeAlliance(let change): [DatedField("from", change.from, .lasting)]
        case .dissolveAlliance(let dissolve): [DatedField("from", dissolve.from, .lasting)]
        case .coverEntity(let cover): [DatedField("from", cover.from, .lasting)]
        case .closeEntity(let close): [DatedField("from", close.from, .lasting)]
        case .recordTalk(let record): [DatedField("date", record.date, .recorded)]
        case .recordTraining(let record): [DatedField("date", record.date, .recorded)]
        case .recordAssessment(let record): [DatedField("date", record.date, .recorded)]
        case .setRequirement(let set): [DatedField("due", set.due, .planned)]
        case .scheduleReelection(let schedule): [DatedField("due", schedule.due, .planned)]
        case .openPeriod(let open):
            [
                DatedField("starts", open.starts, .planned), DatedField("ends", open.ends, .planned),
                DatedField("closes", open.closes, .planned),
            ]
        case .publishBundle(let publish): publish.days
        case .openNotice(let open): open.terms.days("terms")
        case .countersignLetter(let countersign): countersign.hasNotice ? countersign.notice.days("notice") : []
        case .requestAdmission(let ask): [DatedField("from", ask.from, .planned), DatedField("until", ask.until, .planned)]
        case .openFinding(let open): [DatedField("due", open.due, .planned)]
        case .draftPledge, .amendPledge, .rollOverPledge, .proposeProject, .reviewOnSite, .extendReport, .recordAttendance, .recordService,
            .recordInspection:
            []
        case .tick, .genesis, .acceptLoss, .stateRestore, .enrolKey, .revokeKey, .rotateKey, .defineCohort, .definePostCategory,
            .defineDutyList, .adaptDutyList,
            .stateFact, .defineMilestoneTemplate, .completeMilestone, .signLetter, .returnLetter, .reportProgress, .reportDone,
            .verifyPledge, .returnPledge, .closeOutPledge, .acknowledgeFinding, .contestFinding, .reportRectification,
            .acceptRectification, .returnRectification, .submitTally, .recordExternalMark, .closeCohort, .closeRecognition,
            .raiseObjection, .answerObjection, .closeNotice, .acceptAmendment, .refuseAmendment, .withdrawPledge, .acceptWithdrawal,
            .refuseWithdrawal, .reviewProject, .listProject, .reportProject, .reportMilestone, .verifyMilestone, .returnMilestone,
            .reportProjectDone, .verifyProject, .returnProject, .closeOutProject, .awardProject, .submitReport, .returnReport,
            .acceptReport, .excuseReport, .offerService, .takeUpOffer, .releaseOffer, .feedBackToHomeUnit, .closeOffer, .decideAdmission:
            []
        }
    }

    /// The documents it cites, with the field they stand in.
    var citedDocuments: (documents: [PBEvidence], field: String) {
        switch self {
        case .reportProgress(let report): (report.evidence, "evidence")
        case .reportDone(let report): (report.evidence, "evidence")
        case .reportProject(let report): (report.evidence, "evidence")
        case .reportMilestone(let report): (report.evidence, "evidence")
        case .reportProjectDone(let report): (report.evidence, "evidence")
        case .submitReport(let report): (report.evidence, "evidence")
        case .stateFact(let statement): (statement.evidence, "evidence")
        case .reportRectification(let report): (report.evidence, "evidence")
        case .completeMilestone(let complete): (complete.documents, "documents")
        case .handOverPost(let handOver): ([handOver.record], "record")
        case .tick, .genesis, .acceptLoss, .stateRestore, .enrolKey, .revokeKey, .rotateKey, .registerUnit, .renameUnit, .reparentUnit,
            .mergeUnit, .splitUnit,
            .dissolveUnit, .reclassifyUnit, .assignUnit, .appointPost, .abolishPost, .definePostCategory, .recordTalk, .recordTraining,
            .recordAssessment, .defineDutyList, .adaptDutyList, .formAlliance, .changeAlliance, .dissolveAlliance, .registerEntity,
            .coverEntity, .closeEntity, .setRequirement, .defineMilestoneTemplate, .scheduleReelection, .defineCohort, .publishBundle,
            .openPeriod, .draftPledge, .signLetter, .countersignLetter, .returnLetter, .verifyPledge, .returnPledge, .closeOutPledge,
            .openNotice, .raiseObjection, .answerObjection, .closeNotice, .amendPledge, .acceptAmendment, .refuseAmendment,
            .withdrawPledge, .acceptWithdrawal, .refuseWithdrawal, .rollOverPledge, .proposeProject, .reviewProject, .listProject,
            .verifyMilestone, .returnMilestone, .reviewOnSite, .verifyProject, .returnProject, .closeOutProject, .awardProject,
            .returnReport, .acceptReport, .excuseReport, .extendReport, .recordAttendance, .offerService, .takeUpOffer, .releaseOffer,
            .recordService, .feedBackToHomeUnit, .closeOffer, .requestAdmission, .decideAdmission, .recordInspection, .openFinding,
            .acknowledgeFinding, .contestFinding, .acceptRectification, .returnRectification, .submitTally, .recordExternalMark,
            .closeCohort, .closeRecognition:
            ([], "")
        }
    }
}

extension PBNoticeTerms {
    fileprivate func days(_ field: String) -> [DatedField] {
        [DatedField("\(field).from", from, .planned), DatedField("\(field).until", until, .planned)]
    }
}

extension PBPublishBundle {
    /// Those of the rounds of its calendar.
    fileprivate var days: [DatedField] {
        let content: PBSchemeBundle
        // A bundle that cannot be read was refused as such.
        do { content = try PBSchemeBundle(serializedBytes: bundle) } catch { return [] }
        return content.rounds.enumerated().flatMap { index, round in
            [
                DatedField("rounds[\(index)].from", round.from, .planned), DatedField("rounds[\(index)].until", round.until, .planned),
            ]
        }
    }
}
