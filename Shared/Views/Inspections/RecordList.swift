internal import RegistryCore
internal import Schema
internal import SupervisionCore

/// 督查记录: what each visit at and below a unit gave, or each item of each visit.
package enum RecordList {
    package static var columns: [Listing.Column] {
        [
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("period", zh: "考核周期", en: "period"),
            Listing.Column("round", zh: "轮次", en: "round"), Listing.Column("visited", zh: "检查日期", en: "visited"),
            Listing.Column("points", zh: "得分", en: "points", .right), Listing.Column("possible", zh: "满分", en: "possible", .right),
            Listing.Column("inspectors", zh: "督查员岗位", en: "inspectors"), Listing.Column("decision", zh: "决定", en: "decision"),
        ]
    }

    package static var itemColumns: [Listing.Column] {
        [
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("period", zh: "考核周期", en: "period"),
            Listing.Column("round", zh: "轮次", en: "round"), Listing.Column("item", zh: "条目", en: "item"),
            Listing.Column("name", zh: "条目名称", en: "name"), Listing.Column("points", zh: "得分", en: "points", .right),
            Listing.Column("possible", zh: "分值", en: "possible", .right),
        ]
    }

    /// With names.
    ///
    /// - Parameters:
    ///   - round: only this round; nil is every one.
    ///   - items: a row for each item of a sheet.
    package static func listing(
        _ state: SystemState, below unit: String, period: String, round: String? = nil, byItem items: Bool = false
    ) -> Listing {
        var listing = Listing(
            items ? itemColumns : columns, named: .both("督查记录", "Records"), empty: .both("没有督查记录。", "There are no records."))
        for unit in state.registry.subtree(of: unit) {
            let found = state.supervisionStates.lazy.compactMap { $0.units[unit] }.first?.inspections.values.map { $0 } ?? []
            for record in found.filter({ $0.period == period && (round ?? $0.round) == $0.round })
                .sorted(by: { ($0.visited, $0.round) < ($1.visited, $1.round) })
            {
                let bundle = state.registry.bundle(ofPeriod: period)
                let sheet = bundle?.round(record.round).flatMap { bundle?.sheet($0.sheet) }?.items ?? []
                if items { add(itemsOf: record, sheet, to: &listing) } else { add(record, sheet, to: &listing) }
            }
        }
        return listing.naming(state.registry)
    }

    private static func add(_ record: Inspection, _ sheet: [PBSheetItem], to listing: inout Listing) {
        listing.add([
            .text(record.unit), .text(record.period), .text(record.round), .date(record.visited),
            .decimal(SchemeStory.sum(sheet.compactMap { record.points[$0.id] })), .decimal(SchemeStory.sum(sheet.map(\.points))),
            .list(record.inspectors), .text(record.step.place),
        ])
    }

    private static func add(itemsOf record: Inspection, _ sheet: [PBSheetItem], to listing: inout Listing) {
        for item in sheet {
            listing.add([
                .text(record.unit), .text(record.period), .text(record.round), .text(item.id), .both(item.name),
                record.points[item.id].map { .decimal($0.text) } ?? .none, .decimal(item.points.text),
            ])
        }
    }
}
