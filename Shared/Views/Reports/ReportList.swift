internal import Domain
internal import PledgesCore
internal import RegistryCore
package import Schema

/// The reports owed at and below a unit whose window has opened, with how each counts.
package enum ReportList {
    package static var columns: [Listing.Column] {
        [
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("duty", zh: "报告", en: "duty", refers: .reportDuty),
            Listing.Column("slot", zh: "期", en: "slot"), Listing.Column("opens", zh: "自", en: "opens"),
            Listing.Column("due", zh: "截止", en: "due"), Listing.Column("standing", zh: "报送", en: "standing"),
            Listing.Column("sent", zh: "报送日", en: "sent"), Listing.Column("revision", zh: "第几稿", en: "revision", .right),
            Listing.Column("judged", zh: "审阅", en: "judged"), Listing.Column("extended", zh: "延期", en: "extended"),
        ]
    }

    /// With names.
    ///
    /// - Parameters:
    ///   - duty: only this report duty; nil is every one.
    ///   - open: only what still has to be sent.
    ///   - day: as of which day.
    package static func listing(
        _ state: SystemState, below unit: String, period: String, duty: String? = nil, onlyOpen open: Bool = false, on day: CivilDate
    ) -> Listing {
        let reader = ReportReader(state.pledgesStates, registry: state.registry)
        var listing = Listing(columns)
        for unit in state.registry.subtreeAnswered(by: unit, on: day) {
            for owed in reader.listed(of: unit, period: period)
            where owed.slot.opens <= day && (duty == nil || owed.slot.name.duty == duty) && (!open || owed.isOpen) {
                let report = owed.report
                listing.add([
                    .text(unit), .text(owed.slot.name.duty), .text(owed.slot.name.slot), .date(owed.slot.opens), .date(owed.lastDay),
                    .both(owed.standing(on: day).text), .date(report?.sent?.step.date),
                    report?.sent.map { .count($0.revision) } ?? .none,
                    .both(judged(report)), .flag(!(report?.extensions.isEmpty ?? true)),
                ])
            }
        }
        return listing.naming(state.registry, period: period)
    }

    private static func judged(_ report: DutyReport?) -> PBText {
        guard let report, report.sent != nil else { return PBText() }
        if report.accepted != nil { return .both("已接受", "accepted") }
        return report.returned == nil ? .both("待审阅", "to be judged") : .both("已退回", "returned")
    }
}
