internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

extension ReportCommand {
    /// Every report owed whose window has opened, with how it counts.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级应报的报告", en: "list the reports owed at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("duty", zh: "报告", en: "duty", refers: .reportDuty),
                Listing.Column("slot", zh: "期", en: "slot"), Listing.Column("opens", zh: "自", en: "opens"),
                Listing.Column("due", zh: "截止", en: "due"), Listing.Column("standing", zh: "报送", en: "standing"),
                Listing.Column("sent", zh: "报送日", en: "sent"), Listing.Column("revision", zh: "第几稿", en: "revision", .right),
                Listing.Column("judged", zh: "审阅", en: "judged"), Listing.Column("extended", zh: "延期", en: "extended"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一报告事项", en: "one report duty only"), completion: .names(.reportDuty)) var duty: String?
        @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?
        @Flag(help: .said(zh: "只列还须报送的", en: "only those that still have to be sent")) var open = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            let period = try period.id(in: state)
            try state.known(duty, KnownName.reportDuty, period: period) { $0.reportDuties.map(\.id) }
            let reader = ReportReader(state.pledgesStates, registry: state.registry)
            var listing = Listing(Self.columns)
            for unit in state.registry.subtreeAnswered(by: unit, on: day) {
                for owed in reader.listed(of: unit, period: period)
                where owed.slot.opens <= day && (duty == nil || owed.slot.name.duty == duty) && (!open || owed.isOpen) {
                    let report = owed.report
                    listing.add([
                        .text(unit), .text(owed.slot.name.duty), .text(owed.slot.name.slot), .date(owed.slot.opens), .date(owed.lastDay),
                        .both(owed.standing(on: day).text), .date(report?.sent?.step.date),
                        report?.sent.map { .count($0.revision) } ?? .none,
                        .both(Self.judged(report)), .flag(!(report?.extensions.isEmpty ?? true)),
                    ])
                }
            }
            listing.naming(state.registry, period: period).print(options.chosen, options.connection.language)
        }

        private static func judged(_ report: DutyReport?) -> PBText {
            guard let report, report.sent != nil else { return PBText() }
            if report.accepted != nil { return .both("已接受", "accepted") }
            return report.returned == nil ? .both("待审阅", "to be judged") : .both("已退回", "returned")
        }
    }
}

extension DutyReport.Standing {
    /// As users read it.
    var text: PBText {
        switch self {
        case .awaited: .both("待报", "awaited")
        case .onTime: .both("按时", "on time")
        case .late: .both("迟报", "late")
        case .missing: .both("缺报", "missing")
        case .excused: .both("免报", "excused")
        }
    }
}
