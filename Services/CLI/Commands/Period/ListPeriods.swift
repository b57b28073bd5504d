internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension PeriodCommand {
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出考核周期", en: "list the periods"), discussion: Listing.members(PeriodListing.columns))
        }
        @OptionGroup var options: ReadOptions

        func run() async throws {
            let state = try await options.read([.registry])
            let periods = state.registry.periods.values.sorted { ($0.starts, $0.id) < ($1.starts, $1.id) }
            PeriodListing.of(periods, state.registry, on: state.day).print(options.chosen, options.connection.language)
        }
    }

    /// A period with the calendar of its rounds and the cohorts it ranks.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "显示一个考核周期：轮次日程和所考核的组别", en: "show a period: the calendar of its rounds and the cohorts it ranks"),
                discussion: [PeriodListing.columns, SchemeListings.roundColumns, SchemeListings.schemeColumns].map(Listing.members)
                    .joined(separator: "\n"))
        }
        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "周期编号；不写则为当前开启的周期", en: "period; the one open now if none is named"), completion: .names(.period))
        var period: String?

        func run() async throws {
            let state = try await options.read([.registry])
            try state.known(period: period)
            let id = try period ?? PeriodOption.open(in: state.registry, on: state.day)
            guard let found = state.registry.periods[id], let bundle = state.registry.bundle(ofPeriod: id) else { return }
            let lists = SchemeListings(bundle.content)
            Listing.print(
                [
                    PeriodListing.of([found], state.registry, on: state.day), lists.rounds,
                    lists.schemes.naming(state.registry, period: id),
                ], options.chosen, options.connection.language)
        }
    }
}

/// How periods are listed.
enum PeriodListing {
    static var columns: [Listing.Column] {
        [
            Listing.Column("period", zh: "考核周期", en: "period"), Listing.Column("bundle", zh: "考核办法", en: "scheme"),
            Listing.Column("bundleName", zh: "办法名称", en: "scheme name"), Listing.Column("starts", zh: "自", en: "starts"),
            Listing.Column("ends", zh: "至", en: "ends"), Listing.Column("closes", zh: "收尾至", en: "closes"),
            Listing.Column("adopted", zh: "启用日期", en: "adopted"), Listing.Column("previous", zh: "上一周期", en: "previous"),
            Listing.Column("state", zh: "状态", en: "state"),
        ]
    }

    static func of(_ periods: [Period], _ registry: RegistryState, on day: CivilDate) -> Listing {
        var listing = Listing(
            columns, named: .both("考核周期", "Periods"),
            empty: .both("还没有开启考核周期；用 pledgeline period open 开启。", "No period has been opened; pledgeline period open does."))
        for period in periods {
            listing.add([
                .text(period.id), .text(period.bundle), registry.bundles[period.bundle].map { .both($0.content.name) } ?? .none,
                .date(period.starts), .date(period.ends), .date(period.closes),
                // The first day, where nobody said another.
                period.adopted == period.starts ? .none : .date(period.adopted),
                period.previous.isEmpty ? .none : .text(period.previous),
                .word(standing(of: period, on: day).rawValue, standing(of: period, on: day).text),
            ])
        }
        return listing
    }

    /// Where a day lies to a period.
    enum Standing: String {
        case ahead, open, closing, over

        var text: PBText {
            switch self {
            case .ahead: .both("尚未开始", "not begun")
            case .open: .both("进行中", "open")
            case .closing: .both("收尾阶段", "closing phase")
            case .over: .both("已结束", "over")
            }
        }
    }

    static func standing(of period: Period, on day: CivilDate) -> Standing {
        if day < period.starts { return .ahead }
        if day <= period.ends { return .open }
        return day <= period.closes ? .closing : .over
    }
}
