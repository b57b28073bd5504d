internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The unit reports the quantity reached so far, counted from the beginning.
enum ReportProgress {
    static func decide(_ report: PBReportProgress, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let pledge = try PledgesCore.pledgeToReport(report.pledge, request, state)
        try PledgeBounds.checkQuantity(report.quantity, least: 0)
        try PledgesCore.checkReport(of: pledge, quantity: report.quantity, note: report.note, evidence: report.evidence)
        try Plausibility.checkReported(report.quantity, promised: pledge.promised, in: request.submission.payload)
        return .accepted([PBFact(about: request.unit, .progressReported(report))])
    }

    static func apply(_ report: PBReportProgress, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(report.pledge, of: unit) { pledge in
            pledge.progress = Pledge.Measured(quantity: report.quantity, step: step)
            pledge.floor = report.quantity
        }
    }
}

extension PledgesCore {
    static func pledgeToReport(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Pledge {
        let pledge = try pledge(id, request, state)
        guard pledge.stage == .inForce else { throw PledgesRefusals.pledgeNotInForce(pledge) }
        return pledge
    }

    static func checkReport(of pledge: Pledge, quantity: Int64, note: String, evidence: [PBEvidence]) throws(Refusal) {
        guard quantity >= pledge.floor else { throw PledgesRefusals.quantityBelowReported(pledge.floor) }
        try FieldBounds.checkLength(note, field: "note", most: FieldBounds.longText)
        try FieldBounds.checkEvidence(evidence)
    }
}
