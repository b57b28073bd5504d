public import Schema

extension PBFact {
    public init(about unit: String, _ fact: OneOf_Fact) {
        self.init()
        self.unit = unit
        self.fact = fact
    }

    public static func tickSettled(_ settled: UInt32, more: Bool) -> PBFact {
        var tick = PBTickSettled()
        tick.settled = settled
        tick.more = more
        return PBFact(about: "", .tickSettled(tick))
    }
}
