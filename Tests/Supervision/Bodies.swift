import DeciderSupport
import Schema
import SwiftProtobuf

/// The submissions of the supervision service in short.
extension PBPayload.Body {
    static func inspect(_ record: PBRecordInspection = County.inspection(), _ change: (inout PBRecordInspection) -> Void = { _ in }) -> Self
    {
        var record = record
        change(&record)
        return .recordInspection(record)
    }

    static func find(_ id: String, _ change: (inout PBOpenFinding) -> Void = { _ in }) -> Self {
        var finding = County.finding(id)
        change(&finding)
        return .openFinding(finding)
    }

    static func acknowledge(_ id: String) -> Self { .acknowledgeFinding(.with { $0.finding = id }) }

    static func contest(_ id: String, _ reason: String = "It was there") -> Self {
        .contestFinding(
            .with {
                $0.finding = id
                $0.reason = reason
            })
    }

    static func rectify(_ id: String, _ note: String = "The ledger is kept") -> Self {
        .reportRectification(
            .with {
                $0.finding = id
                $0.note = note
            })
    }

    static func accept(_ id: String) -> Self { .acceptRectification(.with { $0.finding = id }) }

    static func giveBack(_ id: String, _ reason: String = "Pages are missing") -> Self {
        .returnRectification(
            .with {
                $0.finding = id
                $0.reason = reason
            })
    }
}

/// A county whose village has the finding `f1`, due on 30 April, opened on 5 March.
func countyWithFinding() throws -> County {
    var county = try County()
    county.day("2026-03-05")
    try county.supervision.given(.find("f1"), for: "village", by: County.inspector)
    return county
}
