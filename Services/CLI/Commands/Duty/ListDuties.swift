internal import ArgumentParser
internal import Domain
internal import Files
internal import RegistryCore
internal import Schema
internal import Views

extension DutyCommand {
    /// The lists in force at a unit on a day.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位适用的责任清单", en: "list the duty lists that are in force at a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("list", zh: "清单", en: "list"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("version", zh: "版本", en: "version", .right), Listing.Column("from", zh: "自", en: "from"),
                Listing.Column("category", zh: "岗位类别", en: "category"), Listing.Column("duties", zh: "条数", en: "duties", .right),
                Listing.Column("adapted", zh: "本单位有调整", en: "adapted"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一岗位类别的", en: "one category of post only"), completion: .names(.postCategory)) var category: String?
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            if let category { try known(category, KnownName.postCategory, among: state.registry.categoryNames(at: unit)) }
            var listing = Listing(Self.columns)
            for list in state.registry.dutyLists(for: unit, category: category, on: day) {
                listing.add([
                    .text(list.list), .both(list.version.name), .count(list.version.number), .date(list.version.from),
                    .text(list.version.category), .count(list.duties.count), .flag(list.isAdapted),
                ])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }

    /// A list duty by duty as it is in force at a unit, with what the unit added, reworded and omitted.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "逐条显示单位的责任清单", en: "show a duty list as it is in force at a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("duty", zh: "编号", en: "duty"), Listing.Column("kind", zh: "种类", en: "kind"),
                Listing.Column("text", zh: "内容", en: "text"), Listing.Column("under", zh: "所属", en: "under"),
                Listing.Column("origin", zh: "来源", en: "origin"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "清单编号", en: "list id"), completion: .names(.dutyList)) var list: String
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            try known(unit, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            guard let found = state.registry.dutyList(list, for: unit, on: day) else {
                throw CommandError(
                    .badInput, zh: "“\(unit)”在 \(day) 没有责任清单“\(list)”；pledgeline duty list 列出适用的清单。",
                    en: "No duty list “\(list)” was in force at “\(unit)” on \(day); pledgeline duty list shows those that are.")
            }
            var listing = Listing(Self.columns)
            for standing in found.duties {
                listing.add([
                    .text(standing.duty.id), .both(standing.duty.kind.text), .both(standing.duty.text), .text(standing.duty.under),
                    .both(standing.origin.text),
                ])
            }
            for omitted in found.omitted {
                listing.add([.text(omitted.duty), .none, .text(omitted.reason), .none, .both(.both("略去", "omitted"))])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension PBDutyKind {
    /// As users read it.
    var text: PBText {
        switch self {
        case .duty: .both("职责", "duty")
        case .measure: .both("措施", "measure")
        case .task: .both("任务", "task")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}

extension StandingDuty.Origin {
    /// As users read it.
    var text: PBText {
        switch self {
        case .listed: PBText()
        case .reworded: .both("改写", "reworded")
        case .added: .both("增加", "added")
        }
    }
}
