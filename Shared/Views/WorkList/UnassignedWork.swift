internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// What a unit left that was split or dissolved (分设、撤销), until somebody is given it (移交): on the list of the superior who answers for it, thing by
/// thing, and one item for the whole, which the registrar has as well. A unit that left nothing waits for nobody.
enum UnassignedWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        let scope = Scope(who, view.registry, on: view.date, all: view.all)
        let reader = ReportReader(view.pledges, registry: view.registry)
        switch who.role {
        case .superior:
            let units = scope.unassignedBelow
            return assignments(units, reader, view) + units.flatMap { things(of: $0, reader, view) }
        case .registrar: return assignments(scope.unassignedOwn, reader, view)
        case .clerk, .inspector, .teller, .scorer, .decider, .timekeeper, .unspecified, .UNRECOGNIZED: return []
        }
    }

    /// One for each unit that ended without a successor, with how much it left, and those that were merged into it before.
    private static func assignments(_ units: [String], _ reader: ReportReader, _ view: WorkView) -> [WorkItem] {
        let left = Dictionary(grouping: units) { view.registry.heir(of: $0, on: view.date) }
        return left.sorted { UTF8Order.precedes($0.key, $1.key) }.compactMap { unit, left in
            let count = left.reduce(0) { $0 + LeftOpen(of: $1, reader, view).total }
            guard count > 0, let closing = view.registry.units[unit]?.closing else { return nil }
            return WorkItem(
                kind: .assignUnit, unit: unit, title: view.registry.units[unit]?.name ?? PBText(), since: closing.from, count: count,
                command: command(unit))
        }
    }

    /// What would be its clerk's. Until it is assigned there is only that to type: a superior reports nothing.
    private static func things(of unit: String, _ reader: ReportReader, _ view: WorkView) -> [WorkItem] {
        let items =
            PledgeWork.owners(unit, view) + NoticeWork.owners(unit, view).filter { $0.kind == .closeNotice }
            + ProjectWork.owners(unit, view)
            + ReportWork.owners(unit, reader, view) + CommunityWork.owners(unit, view) + FindingWork.owners(unit, view)
        return items.map { item in
            var item = item
            item.command = command(view.registry.heir(of: unit, on: view.date))
            return item
        }
    }

    private static func command(_ unit: String) -> String { Typed.line("unit assign \(unit) --to UNIT") }
}
