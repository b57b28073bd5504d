internal import Domain
internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Streaming

/// 督查记录: recorded by an inspector from above, once for each unit and round, with points for every item of the sheet.
enum RecordInspection {
    static func decide(_ record: PBRecordInspection, _ request: Request, _ basis: SupervisionBasis) throws(Refusal) -> Verdict {
        let (_, bundle) = try request.registry.period(record.period, openOn: request.date)
        guard let round = bundle.round(record.round), let sheet = bundle.sheet(round.sheet) else {
            throw SupervisionRefusals.unknownRound(record.round, period: record.period)
                .naming(record.round, among: bundle.content.rounds.map(\.id))
        }
        guard basis.state.inspection(unit: request.unit, round: record.round, period: record.period) == nil else {
            throw SupervisionRefusals.alreadyInspected(record.round, unit: request.unit)
        }
        if sheet.id == SupervisionCore.letterSheet, !basis.pledges.isLetterInForce(of: request.unit, period: record.period) {
            throw SupervisionRefusals.letterNotInForce(request.unit, period: record.period)
        }
        let visited = try FieldBounds.checkDate(record.visited, field: "visited")
        guard let from = CivilDate(round.from), let until = CivilDate(round.until), (from...max(from, until)).contains(visited),
            visited <= request.date
        else { throw SupervisionRefusals.visitOutsideRound(record.round, from: round.from, until: round.until) }
        try check(record.items, against: sheet)
        try check(inspectors: record.inspectors, of: request.unit, on: visited, request.registry)
        return .accepted([PBFact(about: request.unit, .inspectionRecorded(record))])
    }

    private static func check(_ given: [PBItemPoints], against sheet: PBSheet) throws(Refusal) {
        let items = sheet.items
        let most = Dictionary(items.map { ($0.id, $0.points) }) { first, _ in first }
        var seen: Set<String> = []
        for points in given {
            guard let most = most[points.item] else {
                throw SupervisionRefusals.itemsIncomplete(shown(points.item), problem: PBText.both("不在表中", "is not on the sheet"))
                    .naming(points.item, among: items.map(\.id))
            }
            guard seen.insert(points.item).inserted else {
                throw SupervisionRefusals.itemsIncomplete(points.item, problem: PBText.both("重复", "occurs twice"))
            }
            guard points.points.isValid, points.points.value >= 0, PBDecimal.compare(points.points, most) <= 0 else {
                throw SupervisionRefusals.pointsOutOfRange(points.item, most: most)
            }
        }
        for item in items where !seen.contains(item.id) {
            throw SupervisionRefusals.itemsIncomplete(item.id, problem: PBText.both("缺得分", "has no points"))
        }
    }

    /// Two or more people, in posts that they held on the day of the visit, none of whom answers for the unit (回避).
    private static func check(
        inspectors: [String], of unit: String, on date: CivilDate, _ registry: RegistryState
    ) throws(Refusal) {
        guard inspectors.count <= SupervisionBounds.inspectors else {
            throw Refusal.invalid(
                "inspectors", .both("最多 \(SupervisionBounds.inspectors) 人。", "at most \(SupervisionBounds.inspectors) are allowed."))
        }
        guard Set(inspectors).count == inspectors.count else {
            throw SupervisionRefusals.tooFewInspectors(PBText.both("有岗位重复。", "a post is named twice."))
        }
        var people: Set<String> = []
        for inspector in inspectors {
            let parts = inspector.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let appointment = registry.appointment(unit: parts[0], post: parts[1], on: date),
                !appointment.person.isEmpty
            else { throw SupervisionRefusals.unknownInspector(date, inspector: shown(inspector)) }
            guard parts[0] != unit, appointment.answersFor != unit else {
                throw SupervisionRefusals.inspectorMustWithdraw(inspector, unit: unit)
            }
            people.insert(appointment.person)
        }
        guard people.count >= 2 else {
            throw SupervisionRefusals.tooFewInspectors(PBText.both("只写了 \(people.count) 人。", "only \(people.count) named."))
        }
    }

    /// A name as a refusal repeats it: shortened if it is longer than the bound.
    private static func shown(_ name: String) -> String {
        name.utf8.count <= SupervisionBounds.shownBytes ? name : String(name.prefix(SupervisionBounds.shownBytes / 4)) + "…"
    }
}

extension SupervisionCore {
    /// The sheet of rounds that inspect letters: without a letter in force there is nothing to inspect.
    static let letterSheet = "letter"
}

/// Limits on records of supervision.
enum SupervisionBounds {
    /// The most inspectors of one visit.
    static let inspectors = 20
    /// The longest name, in bytes, that a refusal repeats in full: two ids and a slash.
    static let shownBytes = 250
}
