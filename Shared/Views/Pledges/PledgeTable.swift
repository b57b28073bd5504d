package import Domain
package import PledgesCore
package import RegistryCore
package import Schema

/// Pledges as a table.
package struct PledgeTable {
    private let pledges: ArraySlice<Pledge>

    package init(_ pledges: ArraySlice<Pledge>) { self.pledges = pledges }

    /// For a sheet, with numbers in columns of their own.
    package func listing(on day: CivilDate) -> Listing {
        var listing = Listing(
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("pledge", zh: "承诺", en: "pledge"),
                Listing.Column("title", zh: "事项", en: "title"), Listing.Column("stage", zh: "状态", en: "state"),
                Listing.Column("reached", zh: "完成", en: "reached", .right), Listing.Column("promised", zh: "承诺数量", en: "promised", .right),
                Listing.Column("measure", zh: "计量单位", en: "measure"), Listing.Column("due", zh: "期限", en: "due"),
                Listing.Column("overdue", zh: "逾期", en: "overdue"), Listing.Column("standard", zh: "验收标准", en: "standard"),
                Listing.Column("giver", zh: "承诺人", en: "giver"),
            ], named: .both("承诺", "Pledges"))
        for pledge in pledges {
            listing.add([
                .text(pledge.unit), .text(pledge.wording.pledge), .text(pledge.wording.title),
                .word(pledge.stage.rawValue, pledge.stage.text),
                .number(pledge.reached), .number(pledge.promised), .text(pledge.wording.measure), .date(pledge.due),
                .flag(pledge.isOverdue(on: day)), .text(pledge.wording.standard), .text(pledge.wording.giver),
            ])
        }
        return listing
    }

    /// - Parameter registry: the unit's name stands beside its id.
    package func text(_ language: Language, _ registry: RegistryState) -> String {
        var table = Table([
            (language(zh: "单位", en: "unit"), .left), (language(zh: "承诺", en: "pledge"), .left),
            (language(zh: "事项", en: "title"), .left), (language(zh: "状态", en: "state"), .left),
            (language(zh: "完成/承诺", en: "reached/promised"), .right), (language(zh: "期限", en: "due"), .left),
        ])
        for pledge in pledges {
            table.add([
                [pledge.unit, registry.units[pledge.unit].map { language($0.name) } ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
                pledge.wording.pledge, pledge.wording.title, language(pledge.stage.text),
                "\(pledge.reached)/\(pledge.promised) \(pledge.wording.measure)", pledge.due.description,
            ])
        }
        return table.text
    }
}
