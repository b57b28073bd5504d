extension PBFact {
    /// What a tick settled, whichever service says so.
    public var tickSettled: PBTickSettled? {
        switch content {
        case .registry(.tickSettled(let settled)), .pledges(.tickSettled(let settled)), .supervision(.tickSettled(let settled)): settled
        default: nil
        }
    }
}

extension PBPayload.Body {
    /// The tick that it is, whichever service it is for.
    public var tick: PBTick? {
        switch self {
        case .registry(.tick(let tick)), .pledges(.tick(let tick)), .supervision(.tick(let tick)): tick
        default: nil
        }
    }
}

extension PBPayload {
    /// The kind of a submission, as it stands in decisions and logs; empty if there is none that this version knows.
    public var kind: String { body?.rule.kind ?? "" }

    /// The tick that it is, whichever service it is for.
    public var tick: PBTick? { body?.tick }

    /// The text whose partition the record must stand in: the unit; for scoring, whose topics are keyed by it, the cohort or recognition.
    /// A tick names its partition itself.
    public var partitionKey: String { body?.key ?? unit }
}
