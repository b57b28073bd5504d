// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

extension PBSupervisionBody.OneOf_Kind {
    /// Asks for the right that the schema names, then decides by the rules of the kind.
    func decide(_ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        switch self {
        case .tick(let content):
            try request.authorize(PBTick.rule)
            return try Tick.decide(content, request, basis)
        case .recordInspection(let content):
            try request.authorize(PBRecordInspection.rule)
            return try RecordInspection.decide(content, request, basis)
        case .openFinding(let content):
            try request.authorize(PBOpenFinding.rule)
            return try OpenFinding.decide(content, request, basis)
        case .acknowledgeFinding(let content):
            try request.authorize(PBAcknowledgeFinding.rule)
            return try AcknowledgeFinding.decide(content, request, basis)
        case .contestFinding(let content):
            try request.authorize(PBContestFinding.rule)
            return try ContestFinding.decide(content, request, basis)
        case .reportRectification(let content):
            try request.authorize(PBReportRectification.rule)
            return try ReportRectification.decide(content, request, basis)
        case .acceptRectification(let content):
            try request.authorize(PBAcceptRectification.rule)
            return try AcceptRectification.decide(content, request, basis)
        case .returnRectification(let content):
            try request.authorize(PBReturnRectification.rule)
            return try ReturnRectification.decide(content, request, basis)
        }
    }
}

extension PBSupervisionFact.OneOf_Kind {
    /// What the fact changes.
    func apply(to state: inout SupervisionState, about unit: String, at step: Step) {
        switch self {
        case .tickSettled(let fact): TickSettled.apply(fact, to: &state, about: unit, at: step)
        case .inspectionRecorded(let fact): RecordInspection.apply(fact, to: &state, about: unit, at: step)
        case .findingOpened(let fact): FindingOpened.apply(fact, to: &state, about: unit, at: step)
        case .findingAcknowledged(let fact): AcknowledgeFinding.apply(fact, to: &state, about: unit, at: step)
        case .findingContested(let fact): ContestFinding.apply(fact, to: &state, about: unit, at: step)
        case .rectificationReported(let fact): ReportRectification.apply(fact, to: &state, about: unit, at: step)
        case .rectificationAccepted(let fact): AcceptRectification.apply(fact, to: &state, about: unit, at: step)
        case .rectificationReturned(let fact): ReturnRectification.apply(fact, to: &state, about: unit, at: step)
        case .findingOverdue(let fact): FindingOverdue.apply(fact, to: &state, about: unit, at: step)
        }
    }
}
