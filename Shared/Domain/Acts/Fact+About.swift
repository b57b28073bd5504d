public import Schema

extension PBFact {
    public init(about unit: String, _ content: Content?) {
        self.init()
        self.unit = unit
        self.content = content
    }

    /// - Parameter service: the service whose tick it was.
    public static func tickSettled(_ settled: UInt32, more: Bool, by service: PBService) -> PBFact {
        var tick = PBTickSettled()
        tick.settled = settled
        tick.more = more
        return PBFact(about: "", .tickSettled(tick, of: service))
    }
}
