public import Schema

/// The progress of a pledge, combined with everything that serves it.
public struct PledgeRollUp: Sendable {
    /// A pledge that serves it directly, with its weight in the parent's progress.
    public struct Part: Sendable {
        public var name: ScopedName
        public var weight: UInt32
        public var progress: ExactProgress?
    }

    public var name: ScopedName
    /// From 0 to 1. nil only if a term goes beyond 128 bits.
    public var progress: ExactProgress?
    /// In byte order; empty if nothing serves it.
    public var parts: [Part]
    /// Counts of all pledges that serve it, directly or indirectly; the pledge itself is not counted.
    public var counts: PledgeCounts
}

extension PledgeReader {
    /// Σ(weight·progress)/Σweight over the children that came into force and were not withdrawn; for a pledge that nothing serves,
    /// min(verified or reported quantity, promised) over promised. nil if there is no such pledge.
    ///
    /// Total: it uses no recursion, however long the chain, and where pledges serve each other in a circle, the one met again counts by its
    /// own quantity.
    ///
    /// - Parameter day: the day on which to count overdue and late pledges below; nil counts none.
    public func rollUp(of name: ScopedName, on day: CivilDate? = nil) -> PledgeRollUp? {
        guard let pledge = pledge(name) else { return nil }
        var results: [ScopedName: PledgeRollUp] = [:]
        var entered: Set<ScopedName> = []
        var stack = [name]
        while let next = stack.last {
            if results[next] != nil {
                stack.removeLast()
            } else if entered.insert(next).inserted {
                stack += children(of: next).reversed().filter { !entered.contains($0) }
            } else {
                results[next] = combined(next, results, on: day)
                stack.removeLast()
            }
        }
        return results[name] ?? PledgeRollUp(name: name, progress: pledge.ownProgress, parts: [], counts: PledgeCounts())
    }

    private func combined(_ name: ScopedName, _ results: [ScopedName: PledgeRollUp], on day: CivilDate?) -> PledgeRollUp {
        var counts = PledgeCounts()
        var parts: [PledgeRollUp.Part] = []
        for child in children(of: name) {
            guard let pledge = pledge(child) else { continue }
            let below = results[child]
            counts.count(pledge, on: day)
            if let below { counts = counts + below.counts }
            parts.append(
                PledgeRollUp.Part(
                    name: child, weight: pledge.wording.weight, progress: below == nil ? pledge.ownProgress : below?.progress))
        }
        return PledgeRollUp(name: name, progress: progress(of: name, parts), parts: parts, counts: counts)
    }

    private func progress(of name: ScopedName, _ parts: [PledgeRollUp.Part]) -> ExactProgress? {
        guard !parts.isEmpty else { return pledge(name)?.ownProgress }
        var weighted: [(weight: UInt32, value: ExactProgress)] = []
        for part in parts {
            guard let value = part.progress else { return nil }
            weighted.append((part.weight, value))
        }
        return ExactProgress(weighted: weighted)
    }
}

extension Pledge {
    /// Its progress by its own quantity, without the pledges that serve it. nil only for a promise of 0, which is never accepted.
    public var ownProgress: ExactProgress? {
        ExactProgress.Fraction(Int128(min(max(0, reached), promised)), over: Int128(promised)).map(ExactProgress.init)
    }
}
