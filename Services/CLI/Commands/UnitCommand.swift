internal import ArgumentParser
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming

struct UnitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "单位和岗位 / units and posts",
        subcommands: [
            Register.self, Post.self, Tree.self, Who.self,
            Rename.self, Reclassify.self, Move.self, Merge.self, Split.self, Dissolve.self, Import.self, Template.self,
        ])

    struct Register: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "登记单位 / register a unit")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位编号 / unit id") var unit: String
        @Option(help: "中文名称 / name in Chinese") var zh: String
        @Option(help: "英文名称 / name in English") var en: String = ""
        @Option(help: "层级 / level") var level: LevelArgument
        @Option(help: "类别 / sector") var sector: String
        @Option(help: "上级单位，最上级不写 / parent, none for the topmost") var parent: String = ""
        @Option(help: "成立日期 / opened") var opened: String

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
        static let configuration = CommandConfiguration(abstract: "任命岗位 / appoint a post")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "岗位编号 / post id") var post: String
        @Option(help: "中文职务 / title in Chinese") var zh: String
        @Option(help: "英文职务 / title in English") var en: String = ""
        @Option(help: "责任层次 / tier of responsibility") var tier: TierArgument
        @Option(help: "人员代号，不写姓名；空缺不写 / reference of the holder, never a name; none is vacant") var person: String = ""
        @Option(help: "起始日期 / first day") var from: String
        @Option(help: "包村、联系的单位 / the unit it answers for, if another") var answersFor: String = ""

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
        static let configuration = CommandConfiguration(abstract: "显示组织树 / show the tree of units")
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: "从哪个单位起 / from which unit") var unit: String?
        @Option(help: "显示几层 / how many levels") var depth: Int = 3

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
            Console.print(String(repeating: "  ", count: indent) + "\(id)  \(language(unit.name))")
            for child in unit.children { show(child, registry, indent: indent + 1, language) }
        }
    }

    struct Who: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "某日谁负责 / who was responsible on a date")
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "日期 / date (yyyy-mm-dd)") var on: String

        func run() async throws {
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
                table.add([
                    post, language(appointment.title),
                    appointment.person.isEmpty ? language(zh: "（空缺）", en: "(vacant)") : appointment.person, appointment.from.description,
                ])
            }
            Console.print(table.text)
        }
    }
}
