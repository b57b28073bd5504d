internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Streaming

/// An inspector opens a finding. The key must be enrolled above the unit: a unit neither opens its own findings nor decides that there are
/// none.
enum OpenFinding {
    static func decide(_ open: PBOpenFinding, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        let (_, bundle) = try request.registry.period(open.period, openOn: request.date)
        try FieldBounds.checkID(open.finding, field: "finding")
        guard basis.state.finding(open.finding, of: request.unit) == nil else { throw SupervisionRefusals.findingExists(open.finding) }
        guard bundle.content.taxonomy.contains(where: { $0.id == open.taxonomy }) else {
            throw SupervisionRefusals.unknownTaxonomy(open.taxonomy, period: open.period)
                .naming(open.taxonomy, among: bundle.content.taxonomy.map(\.id))
        }
        guard (1...3).contains(open.severity) else {
            throw Refusal.invalid("severity", .both("须为 1（一般）、2（较重）或 3（严重）。", "must be 1 (minor), 2 (serious) or 3 (grave)."))
        }
        try FieldBounds.checkText(open.text, field: "text", most: FieldBounds.longText)
        let due = try FieldBounds.checkDate(open.due, field: "due")
        guard due > request.date else {
            throw Refusal.invalid("due", .both("须晚于今天（\(request.date)）。", "must be later than today (\(request.date))."))
        }
        guard open.round.isEmpty || bundle.round(open.round) != nil else {
            throw SupervisionRefusals.unknownRound(open.round, period: open.period).naming(
                open.round, among: bundle.content.rounds.map(\.id))
        }
        guard open.pledge.isEmpty || basis.pledges.pledge(open.pledge, of: request.unit) != nil else {
            throw SupervisionRefusals.unknownPledge(open.pledge, unit: request.unit)
        }
        var opened = PBFindingOpened()
        opened.finding = open
        opened.repeats = basis.state.units[request.unit]?.found[open.taxonomy] ?? 0
        return .accepted([PBFact(about: request.unit, .findingOpened(opened))])
    }
}

enum FindingOpened {
    static func apply(_ opened: PBFindingOpened, to state: inout SupervisionState, about unit: String, at step: Step) {
        let opening = opened.finding
        guard let due = CivilDate(opening.due), state.finding(opening.finding, of: unit) == nil else { return }
        let finding = Finding(unit: unit, opening: opening, due: due, repeats: Int(opened.repeats), opened: step)
        state.units[unit, default: UnitSupervision()].findings[finding.id] = finding
        state.units[unit]?.found[opening.taxonomy, default: 0] += 1
        state.deadlines.insert(finding.name, due: due)
    }
}
