public import Schema

/// Refusals with what has become of a pledge or letter.
extension PledgesRefusals {
    static func letterClosed(_ period: String, _ state: Letter.State) -> Refusal { letterClosed(period, state: state.name) }

    static func parentChain(_ pledge: String) -> Refusal { parentChain(pledge, most: PledgeBounds.parents) }

    static func pledgeNotInForce(_ pledge: Pledge) -> Refusal {
        pledgeNotInForce(pledge.id, stage: pledge.stage.name, retriable: pledge.stage == .drafted)
    }

    static func notReportedDone(_ pledge: Pledge) -> Refusal {
        notReportedDone(pledge.id, stage: pledge.stage.name, retriable: pledge.stage < .reportedDone && pledge.stage.isUnderWay)
    }

    static func notVerified(_ pledge: Pledge) -> Refusal {
        notVerified(pledge.id, stage: pledge.stage.name, retriable: pledge.stage.isUnderWay)
    }
}

extension Letter.State {
    public var name: PBText {
        switch self {
        case .drafting: .both("起草中", "is being drafted")
        case .signed: .both("已签署", "is signed")
        case .returned: .both("已退回", "was returned")
        case .onNotice: .both("正在公示", "stands on notice")
        case .inForce: .both("已生效", "is in force")
        }
    }
}

extension Pledge.Stage {
    public var name: PBText {
        switch self {
        case .drafted: .both("尚未生效", "not in force yet")
        case .withdrawn: .both("已撤回", "withdrawn")
        case .rolledOver: .both("已结转", "rolled over")
        case .inForce: .both("生效中", "in force")
        case .reportedDone: .both("已自报完成", "reported done")
        case .verified: .both("已验收", "verified")
        case .closedOut: .both("已销号", "closed out")
        }
    }
}
