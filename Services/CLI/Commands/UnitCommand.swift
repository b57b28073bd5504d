internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming
internal import Views

struct UnitCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "unit", abstract: said(zh: "单位和岗位", en: "units and posts"),
            subcommands: [
                Register.self, Post.self, Tree.self, Who.self, Show.self, History.self, Rename.self, Reclassify.self, Move.self, Merge.self,
                Split.self, Dissolve.self, Assign.self, Import.self, Export.self, Template.self,
            ])
    }

    struct Register: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "register", abstract: said(zh: "登记单位", en: "register a unit"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位编号", en: "unit id")) var unit: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(help: .said(zh: "层级", en: "level")) var level: LevelArgument
        @Option(
            help: .said(
                zh: "类别：农村、机关、事业单位、国有企业、两新组织、站所、涉农部门、社区、学校",
                en: "sector: rural, organ, institution, state-firm, new-organisation, station, county-department, community or school"))
        var sector: String
        @Option(help: .said(zh: "上级单位，最上级不写", en: "parent, none for the topmost")) var parent: String = ""
        @Option(help: .said(zh: "成立日期", en: "opened")) var opened: String
        @Option(
            help: .said(
                zh: "启用日期：此日之前截止的报告和填报，本单位及其下级不必报", en: "day of adoption: nothing due before it is owed by the unit or below it"))
        var adopted: String?

        func run() async throws {
            var register = PBRegisterUnit()
            register.name.zh = zh
            register.name.en = en
            register.level = level.level
            register.sector = PledgelineCLI.sector(sector)
            register.parent = parent
            register.opened = try date(opened, "--opened").description
            register.adopted = try adopted.map { try date($0, "--adopted").description } ?? ""
            try await options.submit(unit: unit, .registerUnit(register))
        }
    }

    struct Post: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "post", abstract: said(zh: "任命岗位", en: "appoint a post"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "中文职务", en: "title in Chinese")) var zh: String
        @Option(help: .said(zh: "英文职务", en: "title in English")) var en: String = ""
        @Option(help: .said(zh: "责任层次", en: "tier of responsibility")) var tier: TierArgument
        @Option(help: .said(zh: "人员代号，不写姓名；空缺不写", en: "reference of the holder, never a name; none is vacant")) var person: String = ""
        @Option(help: .said(zh: "起始日期，默认今天", en: "first day, by default today")) var from: String?
        @Option(help: .said(zh: "包村、联系的单位", en: "the unit it answers for, if another")) var answersFor: String = ""

        func run() async throws {
            var appoint = PBAppointPost()
            appoint.post = post
            appoint.title.zh = zh
            appoint.title.en = en
            appoint.tier = tier.tier
            appoint.person = person
            appoint.from = try dateOrToday(from, "--from")
            appoint.answersFor = answersFor
            try await options.submit(unit: unit, .appointPost(appoint))
        }
    }
}
