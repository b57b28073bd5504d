internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import SupervisionCore

extension InspectCommand {
    /// 督查记录: what each visit gave; with `--items` item by item.
    struct ListRecords: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "records", abstract: said(zh: "列出单位及其下级的督查记录和得分", en: "list the records of visits and their points"),
                discussion: Listing.members(columns) + "\n--items: " + Listing.members(itemColumns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("period", zh: "考核周期", en: "period"),
                Listing.Column("round", zh: "轮次", en: "round"), Listing.Column("visited", zh: "检查日期", en: "visited"),
                Listing.Column("points", zh: "得分", en: "points", .right), Listing.Column("possible", zh: "满分", en: "possible", .right),
                Listing.Column("inspectors", zh: "督查员岗位", en: "inspectors"), Listing.Column("decision", zh: "决定", en: "decision"),
            ]
        }

        private static var itemColumns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("period", zh: "考核周期", en: "period"),
                Listing.Column("round", zh: "轮次", en: "round"), Listing.Column("item", zh: "条目", en: "item"),
                Listing.Column("name", zh: "条目名称", en: "name"), Listing.Column("points", zh: "得分", en: "points", .right),
                Listing.Column("possible", zh: "分值", en: "possible", .right),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一轮次", en: "one round only"), completion: .names(.round)) var round: String?
        @Flag(help: .said(zh: "逐个条目列出", en: "item by item")) var items = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges, .supervision])
            let unit = try place.id(options, in: state)
            let period = try period.id(in: state)
            try state.known(round, KnownName.round, period: period) { $0.rounds.map(\.id) }
            var listing = Listing(
                items ? Self.itemColumns : Self.columns, named: .both("督查记录", "Records"), empty: .both("没有督查记录。", "There are no records."))
            for unit in state.registry.subtree(of: unit) {
                let found = state.supervisionStates.lazy.compactMap { $0.units[unit] }.first?.inspections.values.map { $0 } ?? []
                for record in found.filter({ $0.period == period && (round ?? $0.round) == $0.round })
                    .sorted(by: { ($0.visited, $0.round) < ($1.visited, $1.round) })
                {
                    let bundle = state.registry.bundle(ofPeriod: period)
                    let sheet = bundle?.round(record.round).flatMap { bundle?.sheet($0.sheet) }?.items ?? []
                    if items { Self.add(itemsOf: record, sheet, to: &listing) } else { Self.add(record, sheet, to: &listing) }
                }
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
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
}
