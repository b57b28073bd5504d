import Foundation
import Schema
import Seeded
import Streaming

/// The end of a schedule: no more faults, one owner for each partition, and everybody gets to the end of what there is.
extension Simulation {
    private static let rounds = 2_000

    func settle() {
        isCalm = true
        note("calm")
        lags = SimulatedService.allCases.map { _ in nil }
        for service in SimulatedService.allCases { appoint(service) }
        while submissionsLeft > 0, failure == nil { send() }
        var quiet = 0
        for _ in 0..<Self.rounds {
            // Once more after that: whoever looks from outside has then seen how it ended.
            quiet = isAtRest ? quiet + 1 : 0
            if failure != nil || quiet > 1 { return }
            land()
            for instance in instances where instance.isAssigned || instance.worker.phaseName != "idle" {
                follow(instance)
                readOwn(instance)
                acknowledge(instance)
                readInput(instance)
                watch(instance)
                runErrand(instance)
            }
            for index in observers.indices { advance(&observers[index]) }
        }
        if failure == nil, !isAtRest { fail("no rest: \(instances.map { "\($0.name) \($0.worker.phaseName)" })") }
    }

    /// Chooses one instance to be the owner, and takes the partition from all others.
    private func appoint(_ service: SimulatedService) {
        for instance in instances { instance.isStopped = false }
        if !instances.contains(where: { $0.service == service }) { start(service) }
        let all = instances.filter { $0.service == service }
        // Rather one that has shown what is gone: it must notice.
        let owner = all.first { $0.shownAndLost != nil } ?? all[random.below(all.count)]
        for instance in all where instance !== owner && instance.isAssigned { reassign(instance) }
        // A new life looks at its logs anew; one that goes on is told by those who look from outside, except of what is gone from the middle.
        let lacksMiddle = damage.holed == service && decisions[service.rawValue].low == 0
        if owner.isAssigned, lacksMiddle || (isDamaged(service) && random.oneIn(2)) { reassign(owner) }
        if !owner.isAssigned { reassign(owner) }
        // One that knows of the cut topic only what decisions tell.
        if service == .downstream, damage.touched(.upstream), random.oneIn(2) { replace(owner) }
    }

    private func isDamaged(_ service: SimulatedService) -> Bool {
        damage.touched(service) || damage.damagedInput == service || damage.holed == service
    }

    private func replace(_ owner: Instance) {
        crash(owner)
        if let heir = instances.last { reassign(heir) }
    }

    func owner(of service: SimulatedService) -> Instance? { instances.first { $0.service == service && $0.isAssigned } }

    private var isAtRest: Bool {
        guard orphans.isEmpty, instances.allSatisfy({ $0.producer?.flying.isEmpty ?? true }) else { return false }
        for service in SimulatedService.allCases {
            guard let owner = owner(of: service) else { return false }
            if owner.worker.halt != nil { continue }
            let last = inputs[service.rawValue].records.last?.offset ?? -1
            guard owner.own?.next == decisions[service.rawValue].high, owner.worker.isActive, owner.worker.inFlight == 0,
                owner.worker.standing.lastInput >= last || damage.damagedInput == service
            else { return false }
        }
        return observers.allSatisfy { $0.noticed != nil || $0.fold.nextOffset == decisions[$0.service.rawValue].high }
    }
}
