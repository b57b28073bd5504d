internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// 自报完成: the owner reports the pledge done; the reviewer judges whether it is.
enum ReportDone {
    static func decide(_ report: PBReportDone, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let pledge = try PledgesCore.pledgeToReport(report.pledge, request, state)
        try PledgeBounds.checkQuantity(report.quantity, least: 1)
        try PledgesCore.checkReport(of: pledge, quantity: report.quantity, note: report.note, evidence: report.evidence)
        try Plausibility.checkReported(report.quantity, promised: pledge.promised, in: request.submission.payload)
        return .accepted([PBFact(about: request.unit, .reportedDone(report))])
    }

    static func apply(_ report: PBReportDone, to state: inout PledgesState, about unit: String, at step: Step) {
        state.update(report.pledge, of: unit) { pledge in
            pledge.lapseRequests(step)
            pledge.stage = .reportedDone
            pledge.done = Pledge.Measured(quantity: report.quantity, step: step)
            pledge.floor = report.quantity
        }
    }
}
