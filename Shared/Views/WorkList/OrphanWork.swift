internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// Pledges in force that serve a pledge which does not exist, so that they count for nobody above: the unit names another, and its superior knows.
enum OrphanWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        let units: Set<String>
        switch who.role {
        case .clerk: units = Set(scope.own)
        case .superior: units = Set(scope.below)
        case .registrar, .inspector, .teller, .scorer, .decider, .timekeeper, .unspecified, .UNRECOGNIZED: return []
        }
        let reader = PledgeReader(view.pledges)
        return reader.orphans.filter { units.contains($0.unit) }.compactMap(reader.pledge).filter { isOpen($0, view) }.map { pledge in
            WorkItem(
                kind: .orphanPledge, unit: pledge.unit, reference: pledge.id, name: .same(pledge.wording.title),
                title: .same(pledge.parent?.path ?? ""), since: pledge.inForce?.date, alike: .init(list: "pledge list UNIT --orphans"),
                command: who.role == .clerk ? OrphanNote.command(for: pledge) : Typed.line("pledge show \(pledge.unit) \(pledge.id)"))
        }
    }

    /// It can be amended: nothing that was asked for waits for the superior, who has that on the list.
    private static func isOpen(_ pledge: Pledge, _ view: WorkView) -> Bool {
        guard pledge.stage == .inForce, let period = view.registry.periods[pledge.period], view.date <= period.closes else { return false }
        return !pledge.isChangePending
    }
}
