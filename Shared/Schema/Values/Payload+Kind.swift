extension PBFact {
    /// The result of a tick, of whichever service; nil for other facts.
    public var tickSettled: PBTickSettled? {
        switch content {
        case .registry(.tickSettled(let settled)), .pledges(.tickSettled(let settled)), .supervision(.tickSettled(let settled)): settled
        default: nil
        }
    }
}

extension PBPayload.Body {
    /// The tick, for whichever service it is; nil for other kinds.
    public var tick: PBTick? {
        switch self {
        case .registry(.tick(let tick)), .pledges(.tick(let tick)), .supervision(.tick(let tick)): tick
        default: nil
        }
    }
}

extension PBPayload {
    /// The kind of a submission, as named in decisions and logs; empty if this version knows no such kind.
    public var kind: String { body?.rule.kind ?? "" }

    /// The tick, for whichever service it is; nil for other kinds.
    public var tick: PBTick? { body?.tick }

    /// The key whose partition the record must be in: the unit; for scoring, whose topics are keyed by it, the cohort or recognition. A
    /// tick names its partition itself.
    public var partitionKey: String { body?.key ?? unit }
}
