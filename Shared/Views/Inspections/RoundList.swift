internal import RegistryCore
internal import Schema
internal import SupervisionCore

/// 督查轮次: the calendar of a period, and how many units have their record.
package enum RoundList {
    package static var columns: [Listing.Column] {
        SchemeListings.roundColumns + [
            Listing.Column("points", zh: "满分", en: "full points", .right), Listing.Column("state", zh: "状态", en: "state"),
            Listing.Column("inspected", zh: "已检查单位", en: "units inspected", .right),
        ]
    }

    package static func listing(_ state: SystemState, period: String) -> Listing {
        let bundle = state.registry.bundle(ofPeriod: period)?.content ?? PBSchemeBundle()
        let lists = SchemeListings(bundle).rounds
        var listing = Listing(columns, named: lists.name, empty: lists.empty)
        for (round, row) in zip(bundle.rounds, lists.rows) {
            let sheet = bundle.sheets.first { $0.id == round.sheet }
            let name = RoundName(period: period, round: round.id)
            let inspected = state.supervisionStates.reduce(0) { $0 + $1.units.values.count { $0.inspections[name] != nil } }
            listing.add(
                row + [
                    .decimal(SchemeStory.sum(sheet?.items.map(\.points) ?? [])),
                    .both(standing(of: round, on: state.day)), .count(inspected),
                ])
        }
        return listing
    }

    private static func standing(of round: PBRound, on day: CivilDate) -> PBText {
        guard let from = CivilDate(round.from), let until = CivilDate(round.until) else { return PBText() }
        if day < from { return .both("尚未开始", "not begun") }
        return day <= until ? .both("进行中", "under way") : .both("已结束", "over")
    }
}
