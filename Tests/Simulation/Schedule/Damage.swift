import Seeded
import Streaming

/// What a catastrophe has done to the logs, so that the checks know what may be said and what must be.
struct Damage {
    private(set) var cutDecisions: [SimulatedService: Int64] = [:]
    private(set) var damagedInput: SimulatedService?

    mutating func cut(_ service: SimulatedService, to end: Int64) { cutDecisions[service] = end }
    mutating func damageInput(of service: SimulatedService) { damagedInput = service }

    /// Whether this service's decisions are not what they were.
    func touched(_ service: SimulatedService) -> Bool { cutDecisions[service] != nil }

    /// Whether everything that a service reads is as it was.
    func spares(_ service: SimulatedService) -> Bool {
        !touched(service) && damagedInput != service && (service == .upstream || !touched(.upstream))
    }

    func explains(_ reason: HaltReason, at service: SimulatedService) -> Bool {
        switch reason {
        case .logViolated(let violation):
            SimulatedService.allCases.contains { touched($0) && $0.decisions == violation.partition }
        case .referenceTruncated: touched(.upstream)
        case .inputLost, .inputRewritten: damagedInput == service
        case .genesisMismatch: false
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
            damage.damageInput(of: service)
        case .inputRewritten:
            let (service, _) = struckInput()
            let last = oracles[service.rawValue].places.last?.lastInput ?? -1
            guard last >= 0 else { return }
            inputs[service.rawValue].rewrite(at: last, [0x2a])
            damage.damageInput(of: service)
        case .inputDropped:
            let (service, input) = struckInput()
            guard input.high > 0 else { return }
            inputs[service.rawValue].drop(before: Int64(random.below(Int(input.high) + 1)))
            damage.damageInput(of: service)
        case .rogueWriter: goRogue()
        case nil: return
        }
        note("catastrophe: \(climate.catastrophe.map { "\($0)" } ?? "") \(damage)")
    }

    private func struckInput() -> (SimulatedService, SimulatedPartition) {
        let service = SimulatedService.allCases[random.below(2)]
        return (service, inputs[service.rawValue])
    }

    private func truncate(_ service: SimulatedService) {
        let high = decisions[service.rawValue].high
        guard high > 0 else { return }
        let end = high - 1 - Int64(random.below(min(Int(high), 8)))
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
