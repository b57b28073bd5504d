import DeciderSupport
import Schema
import SwiftProtobuf

/// The submissions of the pledges service in short.
extension PBPayload.Body {
    static func draft(_ draft: PBDraftPledge, _ change: (inout PBDraftPledge) -> Void = { _ in }) -> Self {
        var draft = draft
        change(&draft)
        return .draftPledge(draft)
    }

    static let sign = Self.signLetter(.with { $0.period = County.period })
    static let countersign = Self.countersignLetter(.with { $0.period = County.period })

    static func giveBackLetter(_ reason: String = "Too little") -> Self {
        .returnLetter(
            .with {
                $0.period = County.period
                $0.reason = reason
            })
    }

    static func progress(_ pledge: String, _ quantity: Int64) -> Self {
        .reportProgress(
            .with {
                $0.pledge = pledge
                $0.quantity = quantity
            })
    }

    static func done(_ pledge: String, _ quantity: Int64) -> Self {
        .reportDone(
            .with {
                $0.pledge = pledge
                $0.quantity = quantity
            })
    }

    static func verify(_ pledge: String, _ quantity: Int64, met: Bool = true) -> Self {
        .verifyPledge(
            .with {
                $0.pledge = pledge
                $0.quantity = quantity
                $0.standardMet = met
            })
    }

    static func giveBack(_ pledge: String, _ reason: String = "Not there yet") -> Self {
        .returnPledge(
            .with {
                $0.pledge = pledge
                $0.reason = reason
            })
    }

    static func closeOut(_ pledge: String) -> Self { .closeOutPledge(.with { $0.pledge = pledge }) }
}

/// A county whose village has one pledge, `p1` of 100 m by 30 June 2026, in force since 5 January.
func countyWithPledge() throws -> County {
    var county = try County()
    try county.letterInForce(County.draft("p1"))
    return county
}
