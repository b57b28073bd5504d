internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import Streaming

struct UnitCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "unit", abstract: said(zh: "单位和岗位", en: "units and posts"),
            subcommands: [Register.self, Post.self, Tree.self, Who.self])
    }

    struct Register: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: said(zh: "登记单位", en: "register a unit"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位编号", en: "unit id")) var unit: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(help: .said(zh: "层级", en: "level")) var level: LevelArgument
        @Option(help: .said(zh: "类别", en: "sector")) var sector: String
        @Option(help: .said(zh: "上级单位，最上级不写", en: "parent, none for the topmost")) var parent: String = ""
        @Option(help: .said(zh: "成立日期", en: "opened")) var opened: String

        func run() async throws {
            var register = PBRegisterUnit()
            register.name.zh = zh
            register.name.en = en
            register.level = level.level
            register.sector = sector
            register.parent = parent
            register.opened = try date(opened, "--opened").description
            try await options.submit(.registry, unit: unit, .registerUnit(register))
        }
    }

    struct Post: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: said(zh: "任命岗位", en: "appoint a post"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit")) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id")) var post: String
        @Option(help: .said(zh: "中文职务", en: "title in Chinese")) var zh: String
        @Option(help: .said(zh: "英文职务", en: "title in English")) var en: String = ""
        @Option(help: .said(zh: "责任层次", en: "tier of responsibility")) var tier: TierArgument
        @Option(help: .said(zh: "人员代号，不写姓名；空缺不写", en: "reference of the holder, never a name; none is vacant")) var person: String = ""
        @Option(help: .said(zh: "起始日期", en: "first day")) var from: String
        @Option(help: .said(zh: "包村、联系的单位", en: "the unit it answers for, if another")) var answersFor: String = ""

        func run() async throws {
            var appoint = PBAppointPost()
            appoint.post = post
            appoint.title.zh = zh
            appoint.title.en = en
            appoint.tier = tier.tier
            appoint.person = person
            appoint.from = try date(from, "--from").description
            appoint.answersFor = answersFor
            try await options.submit(.registry, unit: unit, .appointPost(appoint))
        }
    }

    struct Tree: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: said(zh: "显示组织树", en: "show the tree of units"),
                discussion: said(
                    zh: "JSON 字段：unit、name、level、sector、parent、opened、depth。",
                    en: "JSON members: unit, name, level, sector, parent, opened, depth."))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption
        @Argument(help: .said(zh: "从哪个单位起", en: "from which unit")) var unit: String?
        @Option(help: .said(zh: "显示几层", en: "how many levels")) var depth: Int = 3

        func run() async throws {
            let connected = try connection.connect()
            let registry = try await SystemState.read(connected, [.registry]).registry
            guard let start = unit ?? registry.root else { return }
            guard registry.units[start] != nil else {
                throw CommandError(.badInput, zh: "没有单位“\(start)”。", en: "There is no unit “\(start)”.")
            }
            show(start, registry, indent: 0, connected.language)
        }

        private func show(_ id: String, _ registry: RegistryState, indent: Int, _ language: Language) {
            guard let unit = registry.units[id], indent < depth else { return }
            switch format.output {
            case .table: Console.print(String(repeating: "  ", count: indent) + "\(id)  \(language(unit.name))")
            case .json: NDJSON.print(UnitRow(unit, depth: indent))
            }
            for child in unit.children { show(child, registry, indent: indent + 1, language) }
        }
    }

    struct Who: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: said(zh: "某日谁负责", en: "who was responsible on a date"),
                discussion: said(
                    zh: "JSON 字段：unit、post、title、person（空缺为空）、from。", en: "JSON members: unit, post, title, person (empty if vacant), from."
                ))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption
        @Argument(help: .said(zh: "单位（默认为方案中的单位）", en: "unit, by default the profile's")) var unit: String?
        @Option(help: .said(zh: "日期 yyyy-mm-dd", en: "date yyyy-mm-dd")) var on: String

        func run() async throws {
            let unit = try connection.unit(unit)
            let connected = try connection.connect()
            let day = try date(on, "--on")
            let registry = try await SystemState.read(connected, [.registry]).registry
            guard let found = registry.units[unit] else {
                throw CommandError(.badInput, zh: "没有单位“\(unit)”。", en: "There is no unit “\(unit)”.")
            }
            let language = connected.language
            var table = Table([
                (language(zh: "岗位", en: "post"), .left), (language(zh: "职务", en: "title"), .left),
                (language(zh: "人员", en: "holder"), .left), (language(zh: "自", en: "since"), .left),
            ])
            for post in found.posts.keys.sorted(by: RegistryState.byteOrder) {
                guard let appointment = registry.appointment(unit: unit, post: post, on: day) else { continue }
                if format.output == .json {
                    NDJSON.print(
                        HolderRow(
                            unit: unit, post: post, title: BothTexts(appointment.title), person: appointment.person,
                            from: appointment.from.description))
                }
                table.add([
                    post, language(appointment.title),
                    appointment.person.isEmpty ? language(zh: "（空缺）", en: "(vacant)") : appointment.person, appointment.from.description,
                ])
            }
            if format.output == .table { Console.print(table.text) }
        }
    }
}

/// A unit for programs.
private struct UnitRow: Encodable {
    var unit: String
    var name: BothTexts
    var level: String
    var sector: String
    var parent: String
    var opened: String
    var depth: Int

    init(_ unit: Unit, depth: Int) {
        self.unit = unit.id
        name = BothTexts(unit.name)
        level = LevelArgument.allCases.first { $0.level == unit.level }?.rawValue ?? ""
        sector = unit.sector
        parent = unit.parent
        opened = unit.opened?.description ?? ""
        self.depth = depth
    }
}

/// A post and its holder on a date for programs.
private struct HolderRow: Encodable {
    var unit: String
    var post: String
    var title: BothTexts
    var person: String
    var from: String
}
