import Seeded
import Streaming

/// What a catastrophe has done to the logs, so that the checks know what may be said and what must be.
struct Damage {
    private(set) var cutDecisions: [SimulatedService: Int64] = [:]
    private(set) var damagedInput: SimulatedService?
    /// Where the damaged submissions ended then.
    private(set) var damagedInputEnd: Int64 = 0
    /// Whose decisions lack records that were there, the beginning or some in the middle, while everything else is as it was.
    private(set) var holed: SimulatedService?
    /// Whose submissions are dated by another clock from some offset on.
    private(set) var clockSwitched: SimulatedService?

    mutating func cut(_ service: SimulatedService, to end: Int64) { cutDecisions[service] = end }
    mutating func damageInput(of service: SimulatedService, end: Int64) { (damagedInput, damagedInputEnd) = (service, end) }
    mutating func switchClock(of service: SimulatedService) { clockSwitched = service }
    mutating func hole(_ service: SimulatedService) { holed = service }

    /// Whether this service's decisions are not what they were.
    func touched(_ service: SimulatedService) -> Bool { cutDecisions[service] != nil }

    /// Whether everything that a service reads is as it was.
    func spares(_ service: SimulatedService) -> Bool {
        !touched(service) && damagedInput != service && holed == nil && clockSwitched == nil
            && (service == .upstream || !touched(.upstream))
    }

    func explains(_ reason: HaltReason, at service: SimulatedService) -> Bool {
        switch reason {
        case .logViolated(let violation):
            SimulatedService.allCases.contains { (touched($0) || holed == $0) && $0.decisions == violation.partition }
        case .referenceTruncated: touched(.upstream)
        case .inputLost, .inputRewritten: damagedInput == service
        case .clockChanged: clockSwitched == service
        case .partitionsChanged, .genesisMismatch: false
        }
    }
}

extension Simulation {
    /// Something happens to a log that must not happen.
    func strike() {
        switch climate.catastrophe {
        case .decisionsTruncated: truncate(.downstream)
        case .upstreamTruncated: truncate(.upstream)
        case .inputTruncated:
            let (service, input) = struckInput()
            guard input.high > 0 else { return }
            inputs[service.rawValue].truncate(to: Int64(random.below(Int(input.high))))
            damage.damageInput(of: service, end: inputs[service.rawValue].high)
        case .inputRewritten:
            let (service, _) = struckInput()
            let last = oracles[service.rawValue].places.last?.lastInput ?? -1
            guard last >= 0 else { return }
            inputs[service.rawValue].rewrite(at: last, [0x2a])
            damage.damageInput(of: service, end: inputs[service.rawValue].high)
        case .inputDropped:
            let (service, input) = struckInput()
            guard input.high > 0 else { return }
            inputs[service.rawValue].drop(before: Int64(random.below(Int(input.high) + 1)))
            damage.damageInput(of: service, end: inputs[service.rawValue].high)
        case .rogueWriter: goRogue()
        case .decisionsCompacted: takeFromDecisions { $0.remove(at: Int64(random.below(Int($0.high) - 1))) }
        case .decisionsDropped: takeFromDecisions { $0.drop(before: 1 + Int64(random.below(Int($0.high)))) }
        case .decisionsMadeAnew: truncate(SimulatedService.allCases[random.below(2)], to: 0)
        case .clockSwitched:
            let (service, _) = struckInput()
            inputs[service.rawValue].timestampType = .logAppendTime
            damage.switchClock(of: service)
        case .inputMadeAnew:
            let (service, input) = struckInput()
            guard input.high > 0 else { return }
            inputs[service.rawValue] = SimulatedPartition()
            damage.damageInput(of: service, end: inputs[service.rawValue].high)
        case nil: return
        }
        note("catastrophe: \(climate.catastrophe.map { "\($0)" } ?? "") \(damage)")
    }

    private func struckInput() -> (SimulatedService, SimulatedPartition) {
        let service = SimulatedService.allCases[random.below(2)]
        return (service, inputs[service.rawValue])
    }

    /// Something that leaves the order of what remains, and its end.
    private func takeFromDecisions(_ take: (inout SimulatedPartition) -> Void) {
        let service = SimulatedService.allCases[random.below(2)]
        guard decisions[service.rawValue].high > 1 else { return }
        take(&decisions[service.rawValue])
        damage.hole(service)
    }

    private func truncate(_ service: SimulatedService) {
        let high = decisions[service.rawValue].high
        guard high > 0 else { return }
        truncate(service, to: high - 1 - Int64(random.below(min(Int(high), 8))))
    }

    private func truncate(_ service: SimulatedService, to end: Int64) {
        guard decisions[service.rawValue].high > end else { return }
        lags[service.rawValue] = nil
        decisions[service.rawValue].truncate(to: end)
        oracles[service.rawValue].truncate(to: end)
        damage.cut(service, to: end)
        for index in observers.indices where observers[index].service == service && observers[index].fold.nextOffset > end {
            observers[index].staleAt = (observers[index].fold.nextOffset, observers[index].fold.standing.chain)
        }
        for instance in instances where instance.service == service && instance.shown.map({ $0.offset > end }) ?? false {
            instance.shownAndLost = instance.shown
        }
        guard service == .upstream else { return }
        for instance in instances where (instance.references.standing(of: service.decisions)?.nextOffset ?? 0) > end {
            instance.hasStaleReferences = true
        }
    }
}
