extension PBPayload {
    /// The kind of a submission: the name of the payload's body field, as it stands in the .proto file and in JSON-free places (decisions, logs).
    public var kind: String {
        switch body {
        case .tick: "tick"
        case .genesis: "genesis"
        case .registerUnit: "register_unit"
        case .enrolKey: "enrol_key"
        case .revokeKey: "revoke_key"
        case .appointPost: "appoint_post"
        case .defineCohort: "define_cohort"
        case .publishBundle: "publish_bundle"
        case .openPeriod: "open_period"
        case .draftPledge: "draft_pledge"
        case .signLetter: "sign_letter"
        case .countersignLetter: "countersign_letter"
        case .returnLetter: "return_letter"
        case .reportProgress: "report_progress"
        case .reportDone: "report_done"
        case .verifyPledge: "verify_pledge"
        case .returnPledge: "return_pledge"
        case .closeOutPledge: "close_out_pledge"
        case .recordInspection: "record_inspection"
        case .openFinding: "open_finding"
        case .acknowledgeFinding: "acknowledge_finding"
        case .contestFinding: "contest_finding"
        case .reportRectification: "report_rectification"
        case .acceptRectification: "accept_rectification"
        case .returnRectification: "return_rectification"
        case .submitTally: "submit_tally"
        case .recordExternalMark: "record_external_mark"
        case .closeCohort: "close_cohort"
        case .closeRecognition: "close_recognition"
        case nil: ""
        }
    }

    /// The text whose partition the record must stand in: the unit; for scoring, whose topics are keyed by it, the cohort or recognition.
    /// A tick names its partition itself.
    public var partitionKey: String {
        switch body {
        case .closeCohort(let close): close.cohort
        case .closeRecognition(let close): close.recognition
        case .recordExternalMark(let mark): mark.cohort
        default: unit
        }
    }
}
