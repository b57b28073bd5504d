internal import Domain
internal import RegistryCore
package import Schema
internal import SupervisionCore

/// 问题清单: the findings at and below a unit.
package enum FindingList {
    package static var columns: [Listing.Column] {
        [
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("finding", zh: "问题", en: "finding"),
            Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("taxonomy", zh: "类别", en: "taxonomy"),
            Listing.Column("severity", zh: "程度", en: "severity", .right), Listing.Column("text", zh: "内容", en: "text"),
            Listing.Column("due", zh: "期限", en: "due"), Listing.Column("state", zh: "状态", en: "state"),
            Listing.Column("overdue", zh: "逾期", en: "overdue"),
        ]
    }

    /// With names.
    ///
    /// - Parameters:
    ///   - open: only those that are not closed.
    ///   - overdue: only those that are overdue on the day.
    package static func listing(
        _ state: SystemState, below unit: String, onlyOpen open: Bool = false, onlyOverdue overdue: Bool = false, on day: CivilDate
    ) -> Listing {
        var listing = Listing(columns)
        for unit in state.registry.subtreeAnswered(by: unit, on: state.day) {
            let findings = state.supervisionStates.lazy.compactMap { $0.units[unit] }.first?.findings.values.map { $0 } ?? []
            let wanted = findings.filter { (!open || $0.isOpen) && (!overdue || $0.isOverdue(on: day)) }
            for finding in wanted.sorted(by: { UTF8Order.precedes($0.id, $1.id) }) {
                listing.add([
                    .text(unit), .text(finding.id), .text(finding.period), .text(finding.taxonomy), .count(finding.severity),
                    .text(finding.opening.text), .date(finding.due), .both(finding.stateText), .flag(finding.isOverdue(on: day)),
                ])
            }
        }
        return listing.naming(state.registry)
    }
}
