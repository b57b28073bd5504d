internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import SupervisionCore

extension InspectCommand {
    /// 问题清单
    struct ListFindings: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list", abstract: said(zh: "列出单位及其下级的问题", en: "list the findings at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("finding", zh: "问题", en: "finding"),
                Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("taxonomy", zh: "类别", en: "taxonomy"),
                Listing.Column("severity", zh: "程度", en: "severity", .right), Listing.Column("text", zh: "内容", en: "text"),
                Listing.Column("due", zh: "期限", en: "due"), Listing.Column("state", zh: "状态", en: "state"),
                Listing.Column("overdue", zh: "逾期", en: "overdue"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Flag(help: .said(zh: "只列未销号的", en: "only those that are not closed")) var open = false
        @Flag(help: .said(zh: "只列逾期的", en: "only those that are overdue")) var overdue = false
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry, .pledges, .supervision])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            var listing = Listing(Self.columns)
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
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension Finding {
    /// As users read it.
    var stateText: PBText {
        switch (state, answer) {
        case (.open, nil): .both("待答复", "to be answered")
        case (.open, .acknowledged): .both("已认账，待整改", "acknowledged, to be rectified")
        case (.open, .contested): .both("有异议，待整改", "contested, to be rectified")
        case (.reported, _): .both("已报整改，待验收", "rectified, to be judged")
        case (.returned, _): .both("整改被退回", "rectification returned")
        case (.accepted, _): .both("已销号", "closed")
        }
    }
}
