internal import Schema

extension PledgesRefusals {
    static func amendedBelowReached(_ pledge: Pledge) -> Refusal {
        amendedBelowReached(pledge.reached, pledge: pledge.id)
    }

    static func tooManyWordings(_ pledge: Pledge) -> Refusal {
        tooManyWordings(pledge.id, most: PledgeBounds.wordings)
    }
}
